package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class BatchGetSecretValueTest extends OperationTest {
    BatchGetSecretValueTest() {
        super("BatchGetSecretValue");
    }

    @Test
    void showsWhatItCanAndSaysWhatItCannot() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");
        GivenSecret.managed(kms, "acs/ecs/m");

        Reply reply = answer(
                "SecretsList",
                "[{\"SecretName\":\"g\",\"VersionId\":\"v1\"},{\"SecretName\":\"nobody\"},"
                        + "{\"SecretName\":\"acs/ecs/m\",\"VersionStage\":\"ACSCurrent\",\"FetchExtendedConfig\":\"true\"}]");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "SecretValues", "Errors");
        assertThat(reply.column("SecretValues", "SecretData"))
                .containsExactly("one", "{\"UserName\":\"root\",\"Password\":\"first\"}");
        assertThat(reply.text("SecretValues/1/ExtendedConfig")).isEqualTo(GivenSecret.SERVER);
        assertThat(reply.text("SecretValues/0/RequestId")).isNotEqualTo(reply.text("SecretValues/1/RequestId"));
        assertThat(reply.text("Errors/0/SecretName")).isEqualTo("nobody");
        assertThat(reply.text("Errors/0/Code")).isEqualTo("Forbidden.ResourceNotFound");
        assertThat(reply.json().at("/Errors/0/HttpStatus").asInt()).isEqualTo(404);
        assertThat(reply.text("Errors/0/Message")).isEqualTo("Resource not found.");
    }
}
