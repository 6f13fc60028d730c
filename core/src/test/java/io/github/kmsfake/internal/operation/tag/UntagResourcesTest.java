package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UntagResourcesTest extends OperationTest {
    UntagResourcesTest() {
        super("UntagResources");
    }

    @Test
    void takesAwayNamedTagsOrAllOrNone() {
        GivenSecret.generic(
                kms,
                "g",
                "Tags",
                "[{\"TagKey\":\"a\",\"TagValue\":\"1\"},{\"TagKey\":\"b\",\"TagValue\":\"2\"},{\"TagKey\":\"c\",\"TagValue\":\"3\"}]");

        untag("TagKey.1", "a", "TagKey.2", "none", "All", "true");
        assertThat(tags()).containsExactly("b", "c");
        untag();
        assertThat(tags()).containsExactly("b", "c");
        untag("All", "True");

        assertThat(tags()).isEmpty();
    }

    private void untag(String... more) {
        assertThat(answer(Stream.concat(
                                        Stream.of(
                                                "RegionId",
                                                "cn-hangzhou",
                                                "ResourceType",
                                                "secret",
                                                "ResourceId.1",
                                                "g"),
                                        Stream.of(more))
                                .toArray(String[]::new))
                        .fields(""))
                .containsExactly("RequestId");
    }

    private List<String> tags() {
        return kms.ok("DescribeSecret", "SecretName", "g", "FetchTags", "true").column("Tags/Tag", "TagKey");
    }
}
