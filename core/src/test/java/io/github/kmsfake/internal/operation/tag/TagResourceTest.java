package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagResourceTest extends OperationTest {
    TagResourceTest() {
        super("TagResource");
    }

    @Test
    void givesKeysAndSecretsTags() {
        String id = Given.namedKey(kms);
        GivenSecret.generic(kms, "g");
        answer("KeyId", id, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]");

        assertThat(answer(
                                "KeyId",
                                "alias/name",
                                "Tags",
                                "[{\"TagKey\":\"a\",\"TagValue\":\"2\"},{\"TagKey\":\"b\",\"TagValue\":\"\"}]")
                        .fields(""))
                .containsExactly("RequestId");
        answer("SecretName", "g", "Tags", "[{\"TagKey\":\"c\",\"TagValue\":\"3\"}]");

        Reply tags = kms.ok("ListResourceTags", "KeyId", id);
        assertThat(tags.column("Tags/Tag", "TagKey")).containsExactly("a", "b");
        assertThat(tags.column("Tags/Tag", "TagValue")).containsExactly("2", "");
        assertThat(kms.ok("DescribeSecret", "SecretName", "g", "FetchTags", "true")
                        .column("Tags/Tag", "TagKey"))
                .containsExactly("c");
    }

    @Test
    void givesTagsToASecretThatIsToGo() {
        GivenSecret.generic(kms, "g");
        kms.ok("DeleteSecret", "SecretName", "g");

        answer("SecretName", "g", "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]");

        assertThat(kms.ok("DescribeSecret", "SecretName", "g", "FetchTags", "true")
                        .column("Tags/Tag", "TagKey"))
                .containsExactly("a");
    }

    static String tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"TagKey\":\"k" + i + "\",\"TagValue\":\"v\"}")
                .toList()
                .toString();
    }
}
