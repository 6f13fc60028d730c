package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DescribeSecretTest extends OperationTest {
    DescribeSecretTest() {
        super("DescribeSecret");
    }

    @Test
    void showsAGenericSecret() {
        GivenSecret.generic(kms, "g");

        Reply reply = answer("SecretName", "acs:kms:cn-hangzhou:1000000000000001:secret/g");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "Arn", "SecretName", "SecretType", "Description", "CreateTime", "UpdateTime");
        assertThat(reply.text("SecretName")).isEqualTo("g");
        assertThat(reply.text("CreateTime")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(answer("SecretName", "g", "FetchTags", "TRUE")
                        .json()
                        .at("/Tags/Tag")
                        .isArray())
                .isTrue();
    }

    @Test
    void showsWhenItGoesAndHowItRotates() {
        GivenSecret.managed(kms, "acs/ecs/m", "EnableAutomaticRotation", "true", "RotationInterval", "7d");
        kms.clock().advance(Duration.ofDays(8));
        kms.ok("DeleteSecret", "SecretName", "acs/ecs/m", "RecoveryWindowInDays", "7");

        Reply reply = answer("SecretName", "acs/ecs/m");

        assertThat(reply.text("PlannedDeleteTime")).isEqualTo("2056-12-09T08:00:00Z");
        assertThat(reply.text("AutomaticRotation")).isEqualTo("Enabled");
        assertThat(reply.text("RotationInterval")).isEqualTo("604800s");
        assertThat(reply.text("LastRotationDate")).isEqualTo("2056-12-01T08:00:00Z");
        assertThat(reply.text("NextRotationDate")).isEqualTo("2056-12-08T08:00:00Z");
        assertThat(reply.text("ExtendedConfig")).isEqualTo(GivenSecret.SERVER);
        assertThat(reply.text("UpdateTime")).isEqualTo("2056-12-01T08:00:00Z");
    }
}
