package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotateSecretTest extends OperationTest {
    RotateSecretTest() {
        super("RotateSecret");
    }

    @Test
    void resetsThePasswordOfTheAccountThatIsNotInUse() {
        GivenSecret.twoAccounts(kms, "rds");
        assertThat(value("rds", "ACSPrevious")).contains("\"b\"").contains("\"2\"");

        Reply reply = answer("SecretName", "rds", "VersionId", "v2");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "Arn", "SecretName", "VersionId");
        assertThat(value("rds", "ACSCurrent")).contains("\"b\"").doesNotContain("\"2\"");
        assertThat(value("rds", "ACSPrevious")).contains("\"a\"").contains("\"1\"");
        answer("SecretName", "rds", "VersionId", "v3");
        assertThat(value("rds", "ACSCurrent")).contains("\"a\"").doesNotContain("\"1\"");
    }

    @Test
    void makesAnotherAccessKey() {
        kms.ok(
                "CreateSecret",
                "SecretName",
                "$Auto",
                "VersionId",
                "v1",
                "SecretType",
                "RAMCredentials",
                "SecretData",
                "{\"AccessKeys\":[{\"AccessKeyId\":\"i\",\"AccessKeySecret\":\"s\"}]}",
                "ExtendedConfig",
                "{\"SecretSubType\":\"RamUserAccessKey\",\"UserName\":\"alice\"}");
        kms.clock().advance(Duration.ofDays(1));

        answer("SecretName", "acs/ram/user/alice", "VersionId", "v2");

        assertThat(value("acs/ram/user/alice", "ACSCurrent"))
                .matches("\\{\"AccessKeyId\":\"LTAI[A-Za-z0-9]{20}\",\"AccessKeySecret\":\"[A-Za-z0-9]{30}\","
                        + "\"GenerateTimestamp\":\"2056-11-25T08:00:00Z\"}");
        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ram/user/alice").text("LastRotationDate"))
                .isEqualTo("2056-11-25T08:00:00Z");
    }

    @Test
    void makesAnotherKeyPair() {
        kms.ok(
                "CreateSecret",
                "SecretName",
                "acs/ecs/k",
                "VersionId",
                "v1",
                "SecretType",
                "ECS",
                "SecretData",
                "{\"UserName\":\"root\",\"PublicKey\":\"p\",\"PrivateKey\":\"q\"}",
                "ExtendedConfig",
                GivenSecret.SERVER.replace("Password", "SSHKey"));

        answer("SecretName", "acs/ecs/k", "VersionId", "v2");

        assertThat(value("acs/ecs/k", "ACSCurrent"))
                .startsWith("{\"UserName\":\"root\",\"PublicKey\":\"ssh-rsa AAAAB3NzaC1yc2E")
                .contains("\"PrivateKey\":\"-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void doesNothingForAVersionThatExists() {
        GivenSecret.managed(kms, "acs/ecs/m");
        answer("SecretName", "acs/ecs/m", "VersionId", "v2");
        String value = value("acs/ecs/m", "ACSCurrent");

        answer("SecretName", "acs/ecs/m", "VersionId", "v2");

        assertThat(value("acs/ecs/m", "ACSCurrent")).isEqualTo(value);
    }

    private String value(String name, String stage) {
        return kms.ok("GetSecretValue", "SecretName", name, "VersionStage", stage)
                .text("SecretData");
    }
}
