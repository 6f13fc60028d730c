package io.github.kmsfake.internal.operation.secret;

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

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName"),
                refused("an unknown secret", ErrorCode.SECRET_NOT_FOUND, "SecretName=nobody"),
                refused("a secret that is not to go", ErrorCode.SECRET_IN_USE, "SecretName=g"));
    }
}
