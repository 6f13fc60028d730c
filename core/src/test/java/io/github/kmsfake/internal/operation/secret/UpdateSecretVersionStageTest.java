package io.github.kmsfake.internal.operation.secret;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
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

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
        GivenSecret.generic(kms, "going");
        kms.ok("DeleteSecret", "SecretName", "going");
        GivenSecret.managed(kms, "acs/ecs/m");
        GivenSecret.generic(kms, "full");
        GivenSecret.version(kms, "full", "v2", "[\"ACSCurrent\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName", "VersionStage=mine", "MoveToVersion=v1"),
                refused(
                        "an unknown secret",
                        ErrorCode.SECRET_NOT_FOUND,
                        "SecretName=nobody",
                        "VersionStage=mine",
                        "MoveToVersion=v1"),
                missing("VersionStage", "SecretName=g", "MoveToVersion=v1"),
                invalid("neither version", "MoveToVersion", "SecretName=g", "VersionStage=mine"),
                refused(
                        "the current version taken away",
                        ErrorCode.STAGE_NOT_REMOVABLE,
                        "SecretName=g",
                        "VersionStage=ACSCurrent",
                        "RemoveFromVersion=v1"),
                refused(
                        "a label that is not there",
                        ErrorCode.STAGE_MISMATCH,
                        "SecretName=g",
                        "VersionStage=mine",
                        "RemoveFromVersion=v1",
                        "MoveToVersion=v1"),
                refused(
                        "an unknown version",
                        ErrorCode.SECRET_NOT_FOUND,
                        "SecretName=g",
                        "VersionStage=mine",
                        "MoveToVersion=v9"),
                refused(
                        "an unknown version to take it from",
                        ErrorCode.SECRET_NOT_FOUND,
                        "SecretName=g",
                        "VersionStage=mine",
                        "RemoveFromVersion=v9"),
                refused(
                        "a ninth label",
                        ErrorCode.SECRET_LIMIT_EXCEEDED,
                        "SecretName=full",
                        "VersionStage=ninth",
                        "MoveToVersion=v1"),
                refused(
                        "a managed secret",
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        "SecretName=acs/ecs/m",
                        "VersionStage=mine",
                        "MoveToVersion=v1"),
                refused(
                        "a secret that is to go",
                        ErrorCode.SECRET_IN_DELETE_WINDOW,
                        "SecretName=going",
                        "VersionStage=mine",
                        "MoveToVersion=v1"));
    }
}
