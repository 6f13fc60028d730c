package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class ListResourceTagsTest extends OperationTest {
    ListResourceTagsTest() {
        super("ListResourceTags");
    }

    @Test
    void listsTheTagsOfAKey() {
        String id = Given.namedKey(kms);
        kms.ok("TagResource", "KeyId", id, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]");

        Reply reply = answer("KeyId", "alias/name");

        assertThat(reply.fields("Tags/Tag/0")).containsExactlyInAnyOrder("KeyId", "TagKey", "TagValue");
        assertThat(reply.text("Tags/Tag/0/KeyId")).isEqualTo(id);
        assertThat(answer("KeyId", Given.key(kms)).json().at("/Tags/Tag").isArray())
                .isTrue();
    }
}
