package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateSecretVersionStageTest extends OperationTest {
    UpdateSecretVersionStageTest() {
        super("UpdateSecretVersionStage");
    }

    @Test
    void movesAddsAndTakesAwayALabel() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");

        assertThat(update("mine", null, "v1").fields("")).containsExactly("RequestId", "SecretName");
        assertThat(GivenSecret.staged(kms, "g", "mine")).isEqualTo("v1");
        update("mine", "v1", "v2");
        assertThat(GivenSecret.staged(kms, "g", "mine")).isEqualTo("v2");
        update("mine", null, "v1");
        assertThat(GivenSecret.staged(kms, "g", "mine")).isEqualTo("v1");
        update("mine", "v1", null);

        assertThat(kms.call("GetSecretValue", "SecretName", "g", "VersionStage", "mine")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void makesAnOldVersionTheCurrentOne() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");
        GivenSecret.version(kms, "g", "v3", "[\"ACSCurrent\"]");

        update("ACSCurrent", null, "v1");
        assertThat(GivenSecret.staged(kms, "g", "ACSCurrent")).isEqualTo("v1");
        assertThat(GivenSecret.staged(kms, "g", "ACSPrevious")).isEqualTo("v3");
        update("ACSCurrent", "v1", "v3");

        assertThat(GivenSecret.staged(kms, "g", "ACSCurrent")).isEqualTo("v3");
        assertThat(GivenSecret.staged(kms, "g", "ACSPrevious")).isEqualTo("v1");
        update("ACSCurrent", null, "v3");
        assertThat(GivenSecret.staged(kms, "g", "ACSPrevious")).isEqualTo("v1");
    }

    private Reply update(String stage, @Nullable String from, @Nullable String to) {
        return answer(
                "SecretName",
                "g",
                "VersionStage",
                stage,
                "RemoveFromVersion",
                from == null ? "" : from,
                "MoveToVersion",
                to == null ? "" : to);
    }
}
