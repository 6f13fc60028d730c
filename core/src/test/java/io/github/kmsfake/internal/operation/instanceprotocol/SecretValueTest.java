package io.github.kmsfake.internal.operation.instanceprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GetSecretValue of the instance protocol. */
class SecretValueTest extends InstanceOperationTest {
    @BeforeEach
    void given() {
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY, "EncryptionKeyId", aes);
    }

    @Test
    void showsWhatTheOtherProtocolShows() {
        var known = kms.ok("GetSecretValue", "SecretName", "db");

        Answer shown = client.ok("GetSecretValue", 1, "db");

        assertThat(shown.text(1)).isEqualTo("db");
        assertThat(shown.text(2)).isEqualTo("Generic");
        assertThat(shown.text(3)).isEqualTo(known.text("SecretData"));
        assertThat(shown.text(4)).isEqualTo(known.text("SecretDataType"));
        assertThat(shown.texts(5)).containsExactly("ACSCurrent");
        assertThat(shown.text(6)).isEqualTo(known.text("VersionId"));
        assertThat(shown.text(7)).isEqualTo(known.text("CreateTime"));
        assertThat(shown.has(9)).isFalse();
        assertThat(shown.has(11)).isFalse();
        assertThat(shown.has(12)).isFalse();
    }

    @Test
    void showsOtherVersions() {
        GivenSecret.version(kms, "db", "v9", "[\"ACSCurrent\",\"blue\"]");

        assertThat(client.ok("GetSecretValue", 1, "db").text(6)).isEqualTo("v9");
        assertThat(client.ok("GetSecretValue", 1, "db", 2, "ACSPrevious").texts(5))
                .containsExactly("ACSPrevious");
        assertThat(client.ok("GetSecretValue", 1, "db", 3, "v9").texts(5)).contains("ACSCurrent", "blue");
    }

    @Test
    void showsHowManagedSecretsRotate() {
        GivenSecret.managed(
                kms,
                "acs/ecs/m",
                "DKMSInstanceId",
                TestServer.READY,
                "EnableAutomaticRotation",
                "true",
                "RotationInterval",
                "7d");
        Answer plain = client.ok("GetSecretValue", 1, "acs/ecs/m");
        Answer whole = client.ok("GetSecretValue", 1, "acs/ecs/m", 4, true);

        assertThat(plain.text(2)).isEqualTo("ECS");
        assertThat(plain.text(12)).isEqualTo("Enabled");
        assertThat(plain.text(13)).isEqualTo("604800s");
        assertThat(plain.has(10)).isTrue();
        assertThat(plain.has(11)).isFalse();
        assertThat(whole.text(11)).startsWith("{");
    }

    @Test
    void refuses() {
        assertRefused("MissingParameter", "GetSecretValue");
        assertRefused("Forbidden.ResourceNotFound", "GetSecretValue", 1, "unknown");
        assertRefused("Forbidden.ResourceNotFound", "GetSecretValue", 1, "db", 3, "unknown");
        assertRefused("Forbidden.ResourceNotFound", "GetSecretValue", 1, "db", 2, "unknown");
        kms.ok("DisableKey", "KeyId", aes);
        assertRefused("Rejected.Disabled", "GetSecretValue", 1, "db");
        kms.ok("EnableKey", "KeyId", aes);
        kms.ok("DeleteSecret", "SecretName", "db");
        assertRefused("Rejected.ResourceInDeleteWindow", "GetSecretValue", 1, "db");
    }
}
