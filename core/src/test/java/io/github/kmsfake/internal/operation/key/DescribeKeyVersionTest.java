package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class DescribeKeyVersionTest extends OperationTest {
    DescribeKeyVersionTest() {
        super("DescribeKeyVersion");
    }

    @Test
    void showsOneVersion() {
        String id = Given.namedKey(kms);
        String version = Given.version(kms, id);

        Reply reply = answer("KeyId", "alias/name", "KeyVersionId", version);

        assertThat(reply.text("KeyVersion/KeyId")).isEqualTo(id);
        assertThat(reply.text("KeyVersion/KeyVersionId")).isEqualTo(version);
        assertThat(reply.text("KeyVersion/CreationDate")).isEqualTo("2056-11-24T08:00:00Z");
    }
}
