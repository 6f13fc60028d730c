package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestoreSecretTest extends OperationTest {
    RestoreSecretTest() {
        super("RestoreSecret");
    }

    @Test
    void keepsASecretWithAllItHad() {
        GivenSecret.generic(kms, "g", "Tags", "[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\",\"mine\"]");
        kms.ok("DeleteSecret", "SecretName", "g", "RecoveryWindowInDays", "7");

        assertThat(answer("SecretName", "g").fields("")).containsExactly("RequestId", "SecretName");
        kms.clock().advance(Duration.ofDays(8));

        Reply described = kms.ok("DescribeSecret", "SecretName", "g", "FetchTags", "true");
        assertThat(described.fields("")).doesNotContain("PlannedDeleteTime");
        assertThat(described.column("Tags/Tag", "TagValue")).containsExactly("v");
        assertThat(GivenSecret.staged(kms, "g", "mine")).isEqualTo("v2");
        assertThat(GivenSecret.staged(kms, "g", "ACSPrevious")).isEqualTo("v1");
    }
}
