package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CancelKeyDeletionRequest;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateKeyVersionRequest;
import com.aliyun.kms20160120.models.DeleteAliasRequest;
import com.aliyun.kms20160120.models.DescribeKeyVersionRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EnableKeyRequest;
import com.aliyun.kms20160120.models.GetKeyPolicyRequest;
import com.aliyun.kms20160120.models.ListAliasesByKeyIdRequest;
import com.aliyun.kms20160120.models.ListAliasesRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.kms20160120.models.ScheduleKeyDeletionRequest;
import com.aliyun.kms20160120.models.SetDeletionProtectionRequest;
import com.aliyun.kms20160120.models.SetKeyPolicyRequest;
import com.aliyun.kms20160120.models.UpdateAliasRequest;
import com.aliyun.kms20160120.models.UpdateKeyDescriptionRequest;
import com.aliyun.kms20160120.models.UpdateRotationPolicyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys, from their creation to their end. */
@KmsFake
@WithEverySdk
class KeyLifeTest {
    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;

    KeyLifeTest(Sdk sdk, KmsFakeServer server) {
        this.instanceId = server.instanceId();
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    @Test
    void createsAndDescribesAKey() {
        Map<String, Object> created = KeyCalls.object(
                kms.ask(new CreateKeyRequest()
                        .setDescription("for orders")
                        .setKeySpec("Aliyun_AES_256")
                        .setTags("[{\"TagKey\":\"team\",\"TagValue\":\"orders\"}]")),
                "KeyMetadata");

        assertThat(created)
                .containsEntry("KeyState", "Enabled")
                .containsEntry("KeyUsage", "ENCRYPT/DECRYPT")
                .containsEntry("Description", "for orders")
                .containsEntry("DeleteDate", "");
        Map<String, Object> described = keys.metadata((String) created.get("KeyId"));
        assertThat(described).containsAllEntriesOf(created).containsEntry("DeletionProtection", "Disabled");
        assertThat(KeyCalls.column(
                        kms.ask(new ListKeysRequest()
                                .setFilters("[{\"Key\":\"KeyState\",\"Values\":[\"Enabled\"]}]")
                                .setPageSize(50)),
                        "Keys",
                        "Key",
                        "KeyArn"))
                .containsExactly((String) created.get("Arn"));
    }

    @Test
    void switchesDescribesAndRotatesAKey() {
        String id = keys.create(new CreateKeyRequest());

        assertDone(kms.ask(new DisableKeyRequest().setKeyId(id)));
        assertThat(keys.metadata(id)).containsEntry("KeyState", "Disabled");
        assertDone(kms.ask(new EnableKeyRequest().setKeyId(id)));
        assertDone(kms.ask(new UpdateKeyDescriptionRequest().setKeyId(id).setDescription("other")));
        assertDone(kms.ask(new UpdateRotationPolicyRequest()
                .setKeyId(id)
                .setEnableAutomaticRotation(true)
                .setRotationInterval("30d")));

        assertThat(keys.metadata(id))
                .containsEntry("KeyState", "Enabled")
                .containsEntry("Description", "other")
                .containsEntry("AutomaticRotation", "Enabled")
                .containsEntry("RotationInterval", "2592000s")
                .containsKey("NextRotationDate");
    }

    @Test
    void deletesAKeyUnlessThatIsCancelledOrForbidden() {
        String id = keys.create(new CreateKeyRequest());
        String arn = (String) keys.metadata(id).get("Arn");

        assertDone(kms.ask(new SetDeletionProtectionRequest()
                .setProtectedResourceArn(arn)
                .setEnableDeletionProtection(true)
                .setDeletionProtectionDescription("in use")));
        assertThat(keys.metadata(id)).containsEntry("DeletionProtectionDescription", "in use");
        assertRefused(
                409,
                "Rejected.StateModifiedFailed",
                () -> kms.ask(new ScheduleKeyDeletionRequest().setKeyId(id).setPendingWindowInDays(7)));
        assertDone(kms.ask(
                new SetDeletionProtectionRequest().setProtectedResourceArn(arn).setEnableDeletionProtection(false)));
        assertDone(kms.ask(new ScheduleKeyDeletionRequest().setKeyId(id).setPendingWindowInDays(7)));
        assertThat(keys.metadata(id)).containsEntry("KeyState", "PendingDeletion");
        assertDone(kms.ask(new CancelKeyDeletionRequest().setKeyId(id)));

        assertThat(keys.metadata(id)).containsEntry("KeyState", "Enabled");
    }

    @Test
    void makesVersionsOfAKey() {
        String id = keys.create(new CreateKeyRequest());
        Map<String, Object> made = KeyCalls.object(kms.ask(new CreateKeyVersionRequest().setKeyId(id)), "KeyVersion");

        String version = (String) made.get("KeyVersionId");
        assertThat(keys.versions(id)).hasSize(2).startsWith(version);
        assertThat(KeyCalls.object(
                        kms.ask(new DescribeKeyVersionRequest().setKeyId(id).setKeyVersionId(version)), "KeyVersion"))
                .isEqualTo(made);
        assertThat(keys.metadata(id)).containsEntry("PrimaryKeyVersion", version);
    }

    @Test
    void keepsThePolicyOfAnInstancesKey() {
        String id = keys.create(new CreateKeyRequest().setDKMSInstanceId(instanceId));
        String policy = (String) kms.ask(new GetKeyPolicyRequest().setKeyId(id)).get("Policy");
        String stricter = policy.replace("kms:*", "kms:Decrypt");

        assertDone(kms.ask(new SetKeyPolicyRequest().setKeyId(id).setPolicy(stricter)));

        assertThat(kms.ask(new GetKeyPolicyRequest().setKeyId(id).setPolicyName("default")))
                .containsEntry("Policy", stricter);
        assertRefused(
                400,
                "Forbidden.KeyPolicyUnSupported",
                () -> kms.ask(new GetKeyPolicyRequest().setKeyId(keys.create(new CreateKeyRequest()))));
    }

    @Test
    void namesAKey() {
        String id = keys.create(new CreateKeyRequest());
        String other = keys.create(new CreateKeyRequest());

        assertDone(kms.ask(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(id)));
        assertRefused(
                400,
                "AliasAlreadyExists",
                () -> kms.ask(
                        new CreateAliasRequest().setAliasName("alias/orders").setKeyId(other)));
        assertThat(KeyCalls.column(
                        kms.ask(new ListAliasesByKeyIdRequest().setKeyId(id)), "Aliases", "Alias", "AliasName"))
                .containsExactly("alias/orders");
        assertDone(kms.ask(new UpdateAliasRequest().setAliasName("alias/orders").setKeyId(other)));
        assertThat(KeyCalls.column(kms.ask(new ListAliasesRequest()), "Aliases", "Alias", "KeyId"))
                .containsExactly(other);
        assertDone(kms.ask(new DeleteAliasRequest().setAliasName("alias/orders")));

        assertRefused(404, "Forbidden.AliasNotFound", () -> keys.metadata("alias/orders"));
    }
}
