package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GetSecretValueTest extends OperationTest {
    GetSecretValueTest() {
        super("GetSecretValue");
    }

    @Test
    void showsTheCurrentVersionUnlessAnotherIsAskedFor() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");

        Reply reply = answer("SecretName", "acs:kms:cn-hangzhou:1000000000000001:secret/g");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId",
                        "SecretName",
                        "SecretType",
                        "SecretData",
                        "SecretDataType",
                        "VersionId",
                        "VersionStages",
                        "CreateTime");
        assertThat(reply.text("SecretName")).isEqualTo("g");
        assertThat(reply.text("SecretData")).isEqualTo("value of v2");
        assertThat(answer("SecretName", "g", "VersionStage", "ACSPrevious").text("SecretData"))
                .isEqualTo("one");
        assertThat(answer("SecretName", "g", "VersionId", "v1").text("SecretData"))
                .isEqualTo("one");
        assertThat(answer("SecretName", "g", "VersionId", "v1", "VersionStage", "ACSPrevious")
                        .text("VersionId"))
                .isEqualTo("v1");
    }

    @Test
    void showsMoreOfAManagedSecret() {
        GivenSecret.managed(kms, "acs/ecs/m");

        Reply reply = answer("SecretName", "acs/ecs/m", "VersionId", "whatever", "FetchExtendedConfig", "true");

        assertThat(reply.text("VersionId")).isEqualTo("v1");
        assertThat(reply.text("AutomaticRotation")).isEqualTo("Disabled");
        assertThat(reply.text("ExtendedConfig")).isEqualTo(GivenSecret.SERVER);
        assertThat(answer("SecretName", "acs/ecs/m").fields("")).doesNotContain("ExtendedConfig");
    }

    @Test
    void needsTheKeyThatItsOwnerChose() {
        String key = Given.key(kms);
        GivenSecret.generic(kms, "g", "EncryptionKeyId", key);
        kms.ok("DisableKey", "KeyId", key);
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Rejected.Disabled");
        kms.ok("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Rejected.PendingDeletion");
        kms.clock().advance(Duration.ofDays(7));
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Forbidden.KeyNotFound");
    }

    @Test
    void goesWithItsInstance() {
        GivenSecret.generic(kms, "g", "DKMSInstanceId", TestServer.READY);
        kms.ok("ReleaseKmsInstance", "KmsInstanceId", TestServer.READY, "ForceDeleteWithoutBackup", "true");

        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Forbidden.ResourceNotFound");
    }
}
