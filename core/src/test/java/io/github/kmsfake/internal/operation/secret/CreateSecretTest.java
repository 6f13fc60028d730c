package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateSecretTest extends OperationTest {
    CreateSecretTest() {
        super("CreateSecret");
    }

    @Test
    void createsAGenericSecretWithItsFirstVersion() {
        Reply reply = answer("SecretName", "a/b_+=.@-9", "VersionId", "v1", "SecretData", "value");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder("RequestId", "Arn", "SecretName", "VersionId", "SecretType");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:secret/a/b_+=.@-9");
        assertThat(reply.text("SecretType")).isEqualTo("Generic");
        Reply value = kms.ok("GetSecretValue", "SecretName", "a/b_+=.@-9");
        assertThat(value.text("SecretData")).isEqualTo("value");
        assertThat(value.text("SecretDataType")).isEqualTo("text");
        assertThat(value.texts("VersionStages/VersionStage")).containsExactly("ACSCurrent");
    }

    @Test
    void keepsEverythingThatIsSaidOfIt() {
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        Reply reply = answer(
                "SecretName", "s".repeat(192),
                "VersionId", "v".repeat(64),
                "SecretData", "no Base64",
                "SecretDataType", "binary",
                "EncryptionKeyId", "acs:kms:cn-hangzhou:1000000000000001:key/" + key,
                "Description", "text",
                "Tags", "[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]",
                "DKMSInstanceId", TestServer.READY,
                "ExtendedConfig", "ignored");

        assertThat(reply.text("DKMSInstanceId")).isEqualTo(TestServer.READY);
        Reply described = kms.ok("DescribeSecret", "SecretName", "s".repeat(192), "FetchTags", "true");
        assertThat(described.text("EncryptionKeyId")).isEqualTo(key);
        assertThat(described.text("Description")).isEqualTo("text");
        assertThat(described.column("Tags/Tag", "TagKey")).containsExactly("k");
        assertThat(kms.ok("GetSecretValue", "SecretName", "s".repeat(192)).text("SecretDataType"))
                .isEqualTo("binary");
        assertThat(kms.ok("GetKmsInstanceQuotaInfos", "KmsInstanceId", TestServer.READY, "ResourceType", "secret")
                        .text("KmsInstanceQuotaInfos/0/UsedQuantity"))
                .isEqualTo("1");
    }

    @Test
    void takesAValueOf30720Bytes() {
        kms.call(
                TestServer.Encoding.POST_JSON,
                "CreateSecret",
                "SecretName",
                "large",
                "VersionId",
                "v1",
                "SecretData",
                "d".repeat(30720));

        assertThat(kms.ok("GetSecretValue", "SecretName", "large").text("SecretData"))
                .hasSize(30720);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rds | rds | rds | {\"Accounts\":[{\"AccountName\":\"u\",\"AccountPassword\":\"p\"}]}"
                        + " | {\"SecretSubType\":\"SingleUser\",\"DBInstanceId\":\"rm-1\"}"
                        + " | {\"AccountName\":\"u\",\"AccountPassword\":\"p\"}",
                "RAMCredentials | $Auto | acs/ram/user/alice"
                        + " | {\"AccessKeys\":[{\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\"}]}"
                        + " | {\"SecretSubType\":\"RamUserAccessKey\",\"UserName\":\"alice\"}"
                        + " | {\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\",\"GenerateTimestamp\":\"2056-11-24T08:00:00Z\"}",
                "ECS | acs/ecs/p | acs/ecs/p | {\"UserName\":\"u\",\"Password\":\"p\"}"
                        + " | {\"SecretSubType\":\"Password\",\"RegionId\":\"r\",\"InstanceId\":\"i\",\"CommandId\":\"\"}"
                        + " | {\"UserName\":\"u\",\"Password\":\"p\"}",
                "ECS | acs/ecs/k | acs/ecs/k | {\"UserName\":\"u\",\"PublicKey\":\"p\",\"PrivateKey\":\"q\"}"
                        + " | {\"SecretSubType\":\"SSHKey\",\"RegionId\":\"r\",\"InstanceId\":\"i\"}"
                        + " | {\"UserName\":\"u\",\"PublicKey\":\"p\",\"PrivateKey\":\"q\"}",
            })
    void createsManagedSecretsOfGivenValues(
            String type, String given, String name, String data, String config, String shown) {
        Reply reply = answer(
                "SecretName",
                given,
                "VersionId",
                "v1",
                "SecretType",
                type,
                "SecretData",
                data,
                "ExtendedConfig",
                config,
                "EnableAutomaticRotation",
                "true",
                "RotationInterval",
                "6h");

        assertThat(reply.text("SecretName")).isEqualTo(name);
        assertThat(reply.text("AutomaticRotation")).isEqualTo("Enabled");
        assertThat(reply.text("RotationInterval")).isEqualTo("21600s");
        assertThat(reply.text("NextRotationDate")).isEqualTo("2056-11-24T14:00:00Z");
        assertThat(reply.text("ExtendedConfig")).contains("\"CustomData\":{}");
        assertThat(kms.ok("GetSecretValue", "SecretName", name).text("SecretData"))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Redis | {\"SecretSubType\":\"DoubleUsers\",\"AccountName\":\"u\",\"CloneAccountName\":\"u_clone\","
                        + "\"AccountPrivilege\":\"RoleReadWrite\",\"InstanceId\":\"r-1\",\"RegionId\":\"cn-hangzhou\"}",
                "PolarDB | {\"SecretSubType\":\"DoubleUsers\",\"AccountName\":\"u\",\"RegionId\":\"cn-hangzhou\","
                        + "\"DBClusterId\":\"pc-1\",\"DBType\":\"MySQL\"}",
            })
    void makesTwoAccountsWithPasswords(String type, String config) {
        answer(
                "SecretName",
                "twins",
                "VersionId",
                "v1",
                "SecretType",
                type,
                "SecretData",
                "$Auto",
                "ExtendedConfig",
                config);

        assertThat(kms.ok("GetSecretValue", "SecretName", "twins").text("SecretData"))
                .matches("\\{\"AccountName\":\"u\",\"AccountPassword\":\"[A-Za-z0-9]{32}\"}");
        assertThat(kms.ok("GetSecretValue", "SecretName", "twins", "VersionStage", "ACSPrevious")
                        .text("SecretData"))
                .matches("\\{\"AccountName\":\"u_clone\",\"AccountPassword\":\"[A-Za-z0-9]{32}\"}");
    }

    @Test
    void refusesSecretsBeyondWhatWasBought() {
        try (TestServer small =
                TestServer.with().instances("kst-small:SecretNum=1").start()) {
            GivenSecret.generic(small, "one", "DKMSInstanceId", "kst-small");
            assertThat(small.call(
                                    "CreateSecret",
                                    "SecretName",
                                    "two",
                                    "VersionId",
                                    "v1",
                                    "SecretData",
                                    "d",
                                    "DKMSInstanceId",
                                    "kst-small")
                            .text("Code"))
                    .isEqualTo("Rejected.LimitExceeded");
            GivenSecret.generic(small, "two");
        }
    }
}
