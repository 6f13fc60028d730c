package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateKeyDescriptionTest extends OperationTest {
    private String going = "";

    UpdateKeyDescriptionTest() {
        super("UpdateKeyDescription");
    }

    @Test
    void replacesAndClearsADescription() {
        String id = Given.key(kms, "Description", "first");

        assertThat(answer("KeyId", id, "Description", "second").fields("")).containsExactly("RequestId");
        assertThat(description(id)).isEqualTo("second");
        answer("KeyId", id, "Description", "");

        assertThat(description(id)).isEmpty();
    }

    @Test
    void clearsADescriptionThatIsLeftOutAsTerraformDoes() {
        String id = Given.key(kms, "Description", "first");

        answer("KeyId", id);

        assertThat(description(id)).isEmpty();
    }

    private String description(String id) {
        return kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/Description");
    }

    @Override
    protected void prepare() {
        Given.namedKey(kms);
        going = Given.goingKey(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "Description=d"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "Description=d"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "KeyId=alias/name", "Description=d"),
                invalid("8193 characters", "Description", "KeyId=" + going, "Description=" + "d".repeat(8193)),
                refused("a key that is to go", ErrorCode.KEY_PENDING_DELETION, "KeyId=" + going, "Description=d"));
    }
}
