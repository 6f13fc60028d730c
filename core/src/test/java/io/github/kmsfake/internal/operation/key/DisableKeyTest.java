package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisableKeyTest extends OperationTest {
    private String going = "";

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

    @Override
    protected void prepare() {
        Given.namedKey(kms);
        going = Given.goingKey(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "KeyId=alias/name"),
                refused("a key that is to go", ErrorCode.KEY_STATE_NOT_MODIFIED, "KeyId=" + going));
    }
}
