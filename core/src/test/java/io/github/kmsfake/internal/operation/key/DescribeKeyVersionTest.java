package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeKeyVersionTest extends OperationTest {
    private String id = "";
    private String other = "";

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

    @Override
    protected void prepare() {
        id = Given.key(kms);
        other = Given.key(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "KeyVersionId=v"),
                missing("KeyVersionId", "KeyId=" + id),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "KeyVersionId=v"),
                refused("an unknown version", ErrorCode.KEY_VERSION_NOT_FOUND, "KeyId=" + id, "KeyVersionId=v"),
                refused(
                        "a version of another key",
                        ErrorCode.KEY_VERSION_NOT_FOUND,
                        "KeyId=" + id,
                        "KeyVersionId=" + Given.version(kms, other)));
    }
}
