package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateSecretRequest;
import com.aliyun.kms20160120.models.DeleteSecretRequest;
import com.aliyun.kms20160120.models.DescribeSecretRequest;
import com.aliyun.kms20160120.models.GetRandomPasswordRequest;
import com.aliyun.kms20160120.models.GetSecretPolicyRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import com.aliyun.kms20160120.models.ListResourceTagsRequest;
import com.aliyun.kms20160120.models.ListSecretVersionIdsRequest;
import com.aliyun.kms20160120.models.ListSecretsRequest;
import com.aliyun.kms20160120.models.ListTagResourcesRequest;
import com.aliyun.kms20160120.models.PutSecretValueRequest;
import com.aliyun.kms20160120.models.RestoreSecretRequest;
import com.aliyun.kms20160120.models.RotateSecretRequest;
import com.aliyun.kms20160120.models.SetSecretPolicyRequest;
import com.aliyun.kms20160120.models.TagResourceRequest;
import com.aliyun.kms20160120.models.TagResourcesRequest;
import com.aliyun.kms20160120.models.UntagResourceRequest;
import com.aliyun.kms20160120.models.UntagResourcesRequest;
import com.aliyun.kms20160120.models.UpdateSecretRequest;
import com.aliyun.kms20160120.models.UpdateSecretRotationPolicyRequest;
import com.aliyun.kms20160120.models.UpdateSecretVersionStageRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets of both kinds, from their creation to their end. */
@KmsFake
@WithEverySdk
class SecretTest {
    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;

    SecretTest(Sdk sdk, KmsFakeServer server) {
        this.instanceId = server.instanceId();
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    /** More than one record of TLS carries, both ways. */
    @Test
    void keepsTheLargestSecret() {
        String largest = "密".repeat(10_240);
        kms.ask(new CreateSecretRequest()
                .setSecretName("large")
                .setVersionId("v1")
                .setSecretData(largest));

        assertThat(kms.ask(new GetSecretValueRequest().setSecretName("large"))).containsEntry("SecretData", largest);
    }

    @Test
    void keepsVersionsOfASecret() {
        kms.ask(new CreateSecretRequest()
                .setSecretName("db")
                .setVersionId("v1")
                .setSecretData("one")
                .setTags("[{\"TagKey\":\"team\",\"TagValue\":\"orders\"}]"));
        kms.ask(new PutSecretValueRequest()
                .setSecretName("db")
                .setVersionId("v2")
                .setSecretData("two")
                .setVersionStages("[\"ACSCurrent\",\"mine\"]"));

        assertThat(kms.ask(new GetSecretValueRequest().setSecretName("db")))
                .containsEntry("SecretData", "two")
                .containsEntry("VersionId", "v2");
        assertThat(kms.ask(new GetSecretValueRequest().setSecretName("db").setVersionStage("ACSPrevious")))
                .containsEntry("SecretData", "one");
        assertThat(KeyCalls.column(
                        kms.ask(new ListSecretVersionIdsRequest().setSecretName("db")),
                        "VersionIds",
                        "VersionId",
                        "VersionId"))
                .containsExactly("v1", "v2");
        kms.ask(new UpdateSecretVersionStageRequest()
                .setSecretName("db")
                .setVersionStage("ACSCurrent")
                .setMoveToVersion("v1"));
        assertThat(kms.ask(new GetSecretValueRequest().setSecretName("db"))).containsEntry("VersionId", "v1");
        assertRefused(
                409,
                "Rejected.ResourceExist",
                () -> kms.ask(new PutSecretValueRequest()
                        .setSecretName("db")
                        .setVersionId("v2")
                        .setSecretData("three")));
    }

    /** More than one record of TLS, in the body of some SDKs and in the address of others. */
    @Test
    void keepsTheLargestValue() {
        String largest = "x".repeat(30_720);
        kms.ask(new CreateSecretRequest().setSecretName("db").setVersionId("v1").setSecretData(largest));

        assertThat(kms.ask(new GetSecretValueRequest().setSecretName("db"))).containsEntry("SecretData", largest);
    }

    @Test
    void describesListsDeletesAndRestoresASecret() {
        kms.ask(new CreateSecretRequest().setSecretName("db").setVersionId("v1").setSecretData("one"));
        kms.ask(new UpdateSecretRequest().setSecretName("db").setDescription("of the database"));

        assertThat(kms.ask(new DescribeSecretRequest().setSecretName("db")))
                .containsEntry("Description", "of the database")
                .containsEntry("SecretType", "Generic");
        assertThat(kms.ask(new DeleteSecretRequest().setSecretName("db").setRecoveryWindowInDays("7")))
                .containsKey("PlannedDeleteTime");
        assertThat(KeyCalls.column(
                        kms.ask(new ListSecretsRequest().setPageSize(5)), "SecretList", "Secret", "SecretName"))
                .containsExactly("db");
        kms.ask(new RestoreSecretRequest().setSecretName("db"));
        kms.ask(new DeleteSecretRequest().setSecretName("db").setForceDeleteWithoutRecovery("true"));

        assertRefused(
                404, "Forbidden.ResourceNotFound", () -> kms.ask(new DescribeSecretRequest().setSecretName("db")));
    }

    @Test
    void rotatesAManagedSecret() {
        kms.ask(new CreateSecretRequest()
                .setSecretName("$Auto")
                .setVersionId("v1")
                .setSecretType("RAMCredentials")
                .setSecretData("{\"AccessKeys\":[{\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\"}]}")
                .setExtendedConfig(Map.of(
                        "SecretSubType", "RamUserAccessKey", "UserName", "alice", "CustomData", Map.of("a", "1")))
                .setEnableAutomaticRotation(true)
                .setRotationInterval("7d"));

        kms.ask(new RotateSecretRequest().setSecretName("acs/ram/user/alice").setVersionId("v2"));
        kms.ask(new UpdateSecretRotationPolicyRequest()
                .setSecretName("acs/ram/user/alice")
                .setEnableAutomaticRotation(false));

        Map<String, Object> value = kms.ask(
                new GetSecretValueRequest().setSecretName("acs/ram/user/alice").setFetchExtendedConfig(true));
        assertThat((String) value.get("SecretData")).contains("LTAI");
        assertThat((String) value.get("ExtendedConfig")).contains("alice").contains("\"a\":\"1\"");
        assertThat(value).containsEntry("AutomaticRotation", "Disabled").containsKey("LastRotationDate");
    }

    @Test
    void keepsThePolicyOfAnInstancesSecret() {
        kms.ask(new CreateSecretRequest()
                .setSecretName("db")
                .setVersionId("v1")
                .setSecretData("one")
                .setDKMSInstanceId(instanceId));
        String policy = (String)
                kms.ask(new GetSecretPolicyRequest().setSecretName("db")).get("Policy");

        kms.ask(new SetSecretPolicyRequest().setSecretName("db").setPolicy(policy.replace("kms:*", "kms:List*")));

        assertThat(kms.ask(new GetSecretPolicyRequest().setSecretName("db").setPolicyName("default")))
                .containsEntry("Policy", policy.replace("kms:*", "kms:List*"));
    }

    @Test
    void tagsResourcesInBothFamilies() {
        String id = keys.create(new CreateKeyRequest());
        kms.ask(new TagResourceRequest().setKeyId(id).setTags("[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]"));
        kms.ask(new TagResourcesRequest()
                .setRegionId("cn-hangzhou")
                .setResourceType("key")
                .setResourceId(List.of(id))
                .setTag(List.of(new TagResourcesRequest.TagResourcesRequestTag()
                        .setKey("b")
                        .setValue("2"))));

        assertThat(KeyCalls.column(kms.ask(new ListResourceTagsRequest().setKeyId(id)), "Tags", "Tag", "TagValue"))
                .containsExactly("1", "2");
        kms.ask(new UntagResourceRequest().setKeyId(id).setTagKeys("[\"a\"]"));
        assertThat(KeyCalls.column(
                        kms.ask(new ListTagResourcesRequest()
                                .setRegionId("cn-hangzhou")
                                .setResourceType("key")
                                .setResourceId(List.of(id))),
                        "TagResources",
                        "TagResource",
                        "TagKey"))
                .containsExactly("b");
        kms.ask(new UntagResourcesRequest()
                .setRegionId("cn-hangzhou")
                .setResourceType("key")
                .setResourceId(List.of(id))
                .setAll(true));
        assertThat(KeyCalls.column(kms.ask(new ListResourceTagsRequest().setKeyId(id)), "Tags", "Tag", "TagValue"))
                .isEmpty();
    }

    @Test
    void makesPasswordsAndBatches() {
        assertThat((String) kms.ask(new GetRandomPasswordRequest()
                                .setPasswordLength("16")
                                .setExcludePunctuation("true"))
                        .get("RandomPassword"))
                .matches("[A-Za-z0-9]{16}");
        kms.ask(new CreateSecretRequest().setSecretName("db").setVersionId("v1").setSecretData("one"));

        Map<String, Object> batch = kms.call(
                "BatchGetSecretValue", Map.of("SecretsList", "[{\"SecretName\":\"db\"},{\"SecretName\":\"none\"}]"));
        assertThat(KeyCalls.column(batch, "SecretValues", "", "SecretData")).containsExactly("one");
        assertThat(KeyCalls.column(batch, "Errors", "", "Code")).containsExactly("Forbidden.ResourceNotFound");
        assertRefused(
                404, "Forbidden.ResourceNotFound", () -> kms.call("GetManagedDataKey", Map.of("DataKeyName", "none")));
        assertRefused(
                404,
                "Forbidden.ResourceNotFound",
                () -> kms.call("ListManagedDataKeyVersions", Map.of("DataKeyName", "none")));
    }
}
