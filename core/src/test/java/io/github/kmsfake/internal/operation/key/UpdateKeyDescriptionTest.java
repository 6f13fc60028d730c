package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;

class UpdateKeyDescriptionTest extends OperationTest {
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
}
