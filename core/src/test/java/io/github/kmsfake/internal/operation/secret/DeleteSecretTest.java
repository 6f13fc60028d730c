package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteSecretTest extends OperationTest {
    DeleteSecretTest() {
        super("DeleteSecret");
    }

    @ParameterizedTest
    @CsvSource({"7, 2056-12-01T08:00:00Z", "30, 2056-12-24T08:00:00Z", "'', 2056-12-24T08:00:00Z"})
    void deletesASecretWhenTheDaysAreOver(String days, String time) {
        GivenSecret.generic(kms, "g");

        Reply reply = answer("SecretName", "g", "RecoveryWindowInDays", days);

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "SecretName", "PlannedDeleteTime");
        assertThat(reply.text("PlannedDeleteTime")).isEqualTo(time);
        Duration wait = Duration.between(TestServer.BEGINNING, Instant.parse(time));
        kms.clock().advance(wait.minusSeconds(1));
        kms.ok("DescribeSecret", "SecretName", "g");
        kms.clock().advance(Duration.ofSeconds(1));
        assertThat(kms.call("DescribeSecret", "SecretName", "g").text("Code")).isEqualTo("Forbidden.ResourceNotFound");
        GivenSecret.generic(kms, "g");
    }

    @Test
    void deletesASecretAtOnceIfThatIsInsistedOn() {
        GivenSecret.generic(kms, "g");

        Reply reply = answer("SecretName", "g", "ForceDeleteWithoutRecovery", "true", "RecoveryWindowInDays", "30");

        assertThat(reply.text("PlannedDeleteTime")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(kms.call("DescribeSecret", "SecretName", "g").status()).isEqualTo(404);
        GivenSecret.generic(kms, "g");
    }

    @Test
    void insistsAlsoOnOneThatIsToGo() {
        GivenSecret.generic(kms, "g");
        answer("SecretName", "g");

        answer("SecretName", "g", "ForceDeleteWithoutRecovery", "true");

        assertThat(kms.call("RestoreSecret", "SecretName", "g").status()).isEqualTo(404);
    }
}
