package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;

class DisableKeyTest extends OperationTest {
    DisableKeyTest() {
        super("DisableKey");
    }

    @Test
    void switchesAKeyOffAndLeavesOneThatIsOff() {
        String id = Given.key(kms);

        assertThat(answer("KeyId", id).fields("")).containsExactly("RequestId");
        answer("KeyId", id);

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("Disabled");
        assertThat(kms.call("Encrypt", "KeyId", id, "Plaintext", "text").text("Code"))
                .isEqualTo("Rejected.Disabled");
    }
}
