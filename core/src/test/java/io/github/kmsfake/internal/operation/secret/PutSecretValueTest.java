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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PutSecretValueTest extends OperationTest {
    PutSecretValueTest() {
        super("PutSecretValue");
    }

    @Test
    void makesTheCurrentVersionThePreviousOne() {
        GivenSecret.generic(kms, "g");
        kms.clock().advance(Duration.ofDays(1));

        Reply reply = answer("SecretName", "g", "VersionId", "v2", "SecretData", "two");
        answer("SecretName", "g", "VersionId", "v3", "SecretData", "three");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "SecretName", "VersionId", "VersionStages");
        assertThat(reply.texts("VersionStages/VersionStage")).containsExactly("ACSCurrent");
        assertThat(GivenSecret.staged(kms, "g", "ACSCurrent")).isEqualTo("v3");
        assertThat(GivenSecret.staged(kms, "g", "ACSPrevious")).isEqualTo("v2");
        assertThat(kms.ok("GetSecretValue", "SecretName", "g", "VersionId", "v1")
                        .texts("VersionStages/VersionStage"))
                .isEmpty();
        assertThat(kms.ok("DescribeSecret", "SecretName", "g").text("UpdateTime"))
                .isEqualTo("2056-11-25T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"mine\"]", "{\"VersionStage\":[\"mine\"]}"})
    void leavesTheCurrentVersionAloneIfOtherLabelsAreGiven(String stages) {
        GivenSecret.generic(kms, "g");
        answer("SecretName", "g", "VersionId", "v2", "SecretData", "2", "VersionStages", "[\"mine\"]");

        answer("SecretName", "g", "VersionId", "v3", "SecretData", "3", "VersionStages", stages);

        assertThat(GivenSecret.staged(kms, "g", "ACSCurrent")).isEqualTo("v1");
        assertThat(GivenSecret.staged(kms, "g", "mine")).isEqualTo("v3");
        assertThat(kms.call("GetSecretValue", "SecretName", "g", "VersionStage", "ACSPrevious")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void findsAVersionThatWasWrittenAlready() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\",\"next\"]");

        Reply reply = answer("SecretName", "g", "VersionId", "v1", "SecretData", "one", "VersionStages", "[\"x\"]");

        assertThat(reply.texts("VersionStages/VersionStage")).containsExactly("ACSPrevious");
    }

    @Test
    void dropsTheOldestVersionWithoutALabelBeyondTen() {
        GivenSecret.generic(kms, "g");
        kms.ok("UpdateSecretVersionStage", "SecretName", "g", "VersionStage", "kept", "MoveToVersion", "v1");
        for (int i = 2; i <= 11; i++) {
            GivenSecret.version(kms, "g", "v" + i, "[\"ACSCurrent\"]");
        }

        assertThat(kms.call("GetSecretValue", "SecretName", "g", "VersionId", "v2")
                        .status())
                .isEqualTo(404);
        assertThat(kms.ok("GetSecretValue", "SecretName", "g", "VersionId", "v1")
                        .text("SecretData"))
                .isEqualTo("one");
        assertThat(kms.ok("ListSecretVersionIds", "SecretName", "g", "IncludeDeprecated", "true")
                        .text("TotalCount"))
                .isEqualTo("10");
    }

    private static Refusal refusedOf(String why, ErrorCode code, String name) {
        return refused(why, code, "SecretName=" + name, "VersionId=v9", "SecretData=d");
    }

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
        GivenSecret.generic(kms, "going");
        kms.ok("DeleteSecret", "SecretName", "going");
        GivenSecret.managed(kms, "acs/ecs/m");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName", "VersionId=v", "SecretData=d"),
                refused(
                        "an unknown secret",
                        ErrorCode.SECRET_NOT_FOUND,
                        "SecretName=nobody",
                        "VersionId=v",
                        "SecretData=d"),
                missing("VersionId", "SecretName=g", "SecretData=d"),
                missing("SecretData", "SecretName=g", "VersionId=v"),
                invalid(
                        "no labels",
                        "VersionStages",
                        "SecretName=g",
                        "VersionId=v",
                        "SecretData=d",
                        "VersionStages=[]"),
                invalid(
                        "labels in no JSON",
                        "VersionStages",
                        "SecretName=g",
                        "VersionId=v",
                        "SecretData=d",
                        "VersionStages=a"),
                refused(
                        "a version with other data",
                        ErrorCode.SECRET_VERSION_EXISTS,
                        "SecretName=g",
                        "VersionId=v1",
                        "SecretData=d"),
                refused(
                        "a version with another type",
                        ErrorCode.SECRET_VERSION_EXISTS,
                        "SecretName=g",
                        "VersionId=v1",
                        "SecretData=one",
                        "SecretDataType=binary"),
                refused(
                        "eight labels",
                        ErrorCode.SECRET_LIMIT_EXCEEDED,
                        "SecretName=g",
                        "VersionId=v",
                        "SecretData=d",
                        "VersionStages=[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\"]"),
                refusedOf("a managed secret", ErrorCode.ACTION_NOT_SUPPORTED, "acs/ecs/m"),
                refusedOf("a secret that is to go", ErrorCode.SECRET_IN_DELETE_WINDOW, "going"));
    }
}
