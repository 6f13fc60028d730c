package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnableKeyTest extends OperationTest {
    EnableKeyTest() {
        super("EnableKey");
    }

    @Test
    void switchesAKeyOnAndLeavesOneThatIsOn() {
        String id = Given.key(kms);
        kms.ok("DisableKey", "KeyId", id);

        assertThat(answer("KeyId", id).fields("")).containsExactly("RequestId");
        answer("KeyId", "acs:kms:cn-hangzhou:1000000000000001:key/" + id);

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("Enabled");
    }

    @Test
    void makesUpForARotationThatWasMissed() {
        String id = Given.key(kms, "EnableAutomaticRotation", "true", "RotationInterval", "7d");
        kms.ok("DisableKey", "KeyId", id);
        kms.clock().advance(Duration.ofDays(30));
        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/AutomaticRotation"))
                .isEqualTo("Suspended");

        answer("KeyId", id);

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/AutomaticRotation")).isEqualTo("Enabled");
        assertThat(key.text("KeyMetadata/LastRotationDate")).isEqualTo("2056-12-24T08:00:00Z");
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("2");
    }
}
