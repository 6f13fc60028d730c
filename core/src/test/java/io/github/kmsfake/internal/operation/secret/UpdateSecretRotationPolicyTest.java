package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSecretRotationPolicyTest extends OperationTest {
    UpdateSecretRotationPolicyTest() {
        super("UpdateSecretRotationPolicy");
    }

    @Test
    void rotatesAManagedSecretEachTimeTheIntervalHasPassed() {
        GivenSecret.managed(kms, "acs/ecs/m");

        assertThat(answer("SecretName", "acs/ecs/m", "EnableAutomaticRotation", "true", "RotationInterval", "605800s")
                        .fields(""))
                .containsExactly("RequestId", "SecretName");
        kms.clock().advance(Duration.ofSeconds(605800).plusHours(1));

        Reply described = kms.ok("DescribeSecret", "SecretName", "acs/ecs/m");
        assertThat(described.text("RotationInterval")).isEqualTo("605800s");
        assertThat(described.text("LastRotationDate"))
                .isEqualTo(TestServer.BEGINNING.plusSeconds(605800).toString());
        assertThat(kms.ok("GetSecretValue", "SecretName", "acs/ecs/m").text("SecretData"))
                .matches("\\{\"UserName\":\"root\",\"Password\":\"[A-Za-z0-9]{32}\"}");
        assertThat(kms.ok("GetSecretValue", "SecretName", "acs/ecs/m", "VersionStage", "ACSPrevious")
                        .text("SecretData"))
                .contains("first");
        answer("SecretName", "acs/ecs/m", "EnableAutomaticRotation", "false");
        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/m").text("AutomaticRotation"))
                .isEqualTo("Disabled");
    }

    @Test
    void rotatesAtOnceIfThatIsOverdue() {
        GivenSecret.managed(kms, "acs/ecs/m");
        kms.clock().advance(Duration.ofDays(30));

        answer("SecretName", "acs/ecs/m", "EnableAutomaticRotation", "true", "RotationInterval", "6h");

        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/m").text("LastRotationDate"))
                .isEqualTo("2056-12-24T08:00:00Z");
    }

    @Test
    void catchesUpWithACenturyInNoTime() {
        GivenSecret.managed(kms, "acs/ecs/m", "EnableAutomaticRotation", "true", "RotationInterval", "6h");

        kms.clock().advance(Duration.ofDays(36_525).plusHours(1));

        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/m").text("LastRotationDate"))
                .isEqualTo(TestServer.BEGINNING.plus(Duration.ofDays(36_525)).toString());
        assertThat(kms.ok("ListSecretVersionIds", "SecretName", "acs/ecs/m", "IncludeDeprecated", "true")
                        .column("VersionIds/VersionId", "CreateTime"))
                .hasSize(10)
                .startsWith(TestServer.BEGINNING
                        .plus(Duration.ofDays(36_525).minusHours(54))
                        .toString());
    }

    /** However many rotations were missed: it is as if each had happened in its time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 12, 13, 119, 120})
    void letsTwoAccountsTakeTurnsWhileNobodyLooks(int rotations) {
        GivenSecret.twoAccounts(kms, "rds", "EnableAutomaticRotation", "true", "RotationInterval", "6h");

        kms.clock().advance(Duration.ofHours(6L * rotations));

        assertThat(kms.ok("GetSecretValue", "SecretName", "rds").text("SecretData"))
                .contains(rotations % 2 == 0 ? "\"a\"" : "\"b\"");
    }
}
