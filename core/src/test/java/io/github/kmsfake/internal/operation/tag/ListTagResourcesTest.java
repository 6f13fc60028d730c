package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListTagResourcesTest extends OperationTest {
    ListTagResourcesTest() {
        super("ListTagResources");
    }

    @Test
    void listsThoseThatHaveAllTheTags() {
        GivenSecret.generic(
                kms, "a", "Tags", "[{\"TagKey\":\"x\",\"TagValue\":\"1\"},{\"TagKey\":\"y\",\"TagValue\":\"2\"}]");
        GivenSecret.generic(kms, "b", "Tags", "[{\"TagKey\":\"x\",\"TagValue\":\"3\"}]");
        GivenSecret.generic(kms, "c");

        Reply all = list();
        assertThat(all.fields("")).containsExactlyInAnyOrder("RequestId", "NextToken", "TagResources");
        assertThat(all.fields("TagResources/TagResource/0"))
                .containsExactlyInAnyOrder("ResourceId", "ResourceType", "TagKey", "TagValue");
        assertThat(all.text("NextToken")).isEmpty();
        assertThat(ids(all)).containsExactly("a", "a", "b");
        assertThat(ids(list("Tag.1.Key", "x"))).containsExactly("a", "a", "b");
        assertThat(ids(list("Tag.1.Key", "x", "Tag.1.Value", "1", "Tag.2.Key", "y")))
                .containsExactly("a", "a");
        assertThat(ids(list("ResourceId.1", "b", "ResourceId.2", "c"))).containsExactly("b");
        assertThat(ids(list("ResourceId.1", "acs:kms:cn-hangzhou:1000000000000001:secret/b")))
                .containsExactly("b");
        assertThat(ids(list("ResourceId.1", "c"))).isEmpty();
        assertThat(ids(list("Tag.1.Key", "acs:rm:rgId")))
                .as("a tag of the service")
                .isEmpty();
    }

    @Test
    void goesOnWhereAPageEnded() {
        for (int i = 0; i < 11; i++) {
            GivenSecret.generic(kms, "s" + i, "Tags", TagResourceTest.tags(0, 20));
        }

        Reply first = list();
        Reply second = list("NextToken", first.text("NextToken"));

        assertThat(ids(first)).hasSize(200);
        assertThat(ids(second)).hasSize(20).containsOnly("s10");
        assertThat(second.text("NextToken")).isEmpty();
    }

    private Reply list(String... more) {
        return answer(Stream.concat(Stream.of("RegionId", "cn-hangzhou", "ResourceType", "secret"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> ids(Reply reply) {
        return reply.column("TagResources/TagResource", "ResourceId");
    }
}
