package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
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
}
