package io.github.kmsfake.internal.operation.secret;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateSecretTest extends OperationTest {
    private String pair = "";
    private String off = "";
    private String inside = "";

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

    private static String[] rows(String... more) {
        return Stream.concat(
                        Stream.of("SecretName=new", "VersionId=v1", "SecretData=data")
                                .filter(row -> Stream.of(more)
                                        .noneMatch(other -> other.startsWith(row.split("=", 2)[0] + "="))),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] server(String... more) {
        return Stream.concat(
                        Stream.of(
                                "SecretName=acs/ecs/new",
                                "VersionId=v1",
                                "SecretType=ECS",
                                "ExtendedConfig=" + GivenSecret.SERVER,
                                "SecretData={\"UserName\":\"u\",\"Password\":\"p\"}"),
                        Stream.empty())
                .map(row -> Stream.of(more)
                        .filter(other -> other.startsWith(row.split("=", 2)[0] + "="))
                        .findFirst()
                        .orElse(row))
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "taken");
        GivenSecret.generic(kms, "going");
        kms.ok("DeleteSecret", "SecretName", "going");
        pair = Given.key(kms, "KeySpec", "EC_P256");
        off = Given.key(kms);
        kms.ok("DisableKey", "KeyId", off);
        inside = Given.key(kms, "DKMSInstanceId", TestServer.READY);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName", rows("SecretName=")),
                missing("VersionId", rows("VersionId=")),
                missing("SecretData", rows("SecretData=")),
                invalid("193 characters", "SecretName", rows("SecretName=" + "s".repeat(193))),
                invalid("a blank", "SecretName", rows("SecretName=a b")),
                invalid("an exclamation mark", "SecretName", rows("SecretName=a!b")),
                invalid("a reserved prefix", "SecretName", rows("SecretName=acs/mine")),
                invalid("a name that is for the service to choose", "SecretName", rows("SecretName=$Auto")),
                invalid("65 characters", "VersionId", rows("VersionId=" + "v".repeat(65))),
                invalid("an unknown type of data", "SecretDataType", rows("SecretDataType=Text")),
                invalid("an unknown type", "SecretType", rows("SecretType=generic")),
                invalid("8193 characters", "Description", rows("Description=" + "d".repeat(8193))),
                invalid("a reserved tag", "Tags", rows("Tags=[{\"TagKey\":\"acs:a\",\"TagValue\":\"v\"}]")),
                invalid("a policy that is none", "Policy", rows("DKMSInstanceId=kst-ready", "Policy={}")),
                refused(
                        "a policy outside instances",
                        ErrorCode.KEY_POLICY_NOT_SUPPORTED,
                        rows("Policy={\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"RAM\":"
                                + "[\"acs:ram::1000000000000001:*\"]},\"Action\":[\"kms:*\"],\"Resource\":[\"*\"]}]}")),
                refused("a name in use", ErrorCode.SECRET_EXISTS, rows("SecretName=taken")),
                refused("a name that is to go", ErrorCode.SECRET_NAME_IN_DELETE_WINDOW, rows("SecretName=going")),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, rows("EncryptionKeyId=nobody")),
                refused("a pair as the key", ErrorCode.ACTION_NOT_SUPPORTED, rows("EncryptionKeyId=" + pair)),
                refused("a key that is off", ErrorCode.KEY_DISABLED, rows("EncryptionKeyId=" + off)),
                refused(
                        "a key of an instance for a secret outside",
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        rows("EncryptionKeyId=" + inside)),
                refused("an unknown instance", ErrorCode.INSTANCE_NOT_FOUND, rows("DKMSInstanceId=kst-none")),
                refused(
                        "a generic secret that rotates",
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        rows("EnableAutomaticRotation=true", "RotationInterval=7d")),
                missing("ExtendedConfig", rows("SecretName=acs/ecs/new", "SecretType=ECS")),
                invalid("a configuration that is none", "ExtendedConfig", server("ExtendedConfig=[]")),
                invalid(
                        "a configuration that lacks a field",
                        "ExtendedConfig",
                        server("ExtendedConfig={\"SecretSubType\":\"Password\"}")),
                invalid(
                        "an unknown kind of secret",
                        "ExtendedConfig",
                        server("ExtendedConfig=" + GivenSecret.SERVER.replace("Password", "Fingerprint"))),
                invalid(
                        "too long a configuration",
                        "ExtendedConfig",
                        server("ExtendedConfig=" + GivenSecret.SERVER.replace("i-1", "i".repeat(1024)))),
                invalid("another prefix", "SecretName", server("SecretName=mine")),
                invalid(
                        "a user whose name no secret can have",
                        "ExtendedConfig",
                        rows(
                                "SecretName=$Auto",
                                "SecretType=RAMCredentials",
                                "SecretData={\"AccessKeys\":[{\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\"}]}",
                                "ExtendedConfig={\"SecretSubType\":\"RamUserAccessKey\",\"UserName\":\"a b\"}")),
                invalid("data that are none", "SecretData", server("SecretData=data")),
                invalid("data of another shape", "SecretData", server("SecretData={\"UserName\":\"u\"}")),
                invalid(
                        "a managed secret in binary",
                        "SecretDataType",
                        Stream.concat(Stream.of(server()), Stream.of("SecretDataType=binary"))
                                .toArray(String[]::new)),
                invalid(
                        "an interval below 6 hours",
                        "RotationInterval",
                        Stream.concat(
                                        Stream.of(server()),
                                        Stream.of("EnableAutomaticRotation=true", "RotationInterval=359m"))
                                .toArray(String[]::new)));
    }
}
