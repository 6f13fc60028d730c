package io.github.kmsfake.internal.operation.tag;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagResourcesTest extends OperationTest {
    TagResourcesTest() {
        super("TagResources");
    }

    @Test
    void givesSeveralResourcesTheSameTags() {
        GivenSecret.generic(kms, "a");
        GivenSecret.generic(kms, "b");

        assertThat(answer(
                                "RegionId", "cn-hangzhou",
                                "ResourceType", "secret",
                                "ResourceId.1", "a",
                                "ResourceId.2", "b",
                                "Tag.1.Key", "k",
                                "Tag.1.Value", "v",
                                "Tag.2.Key", "empty")
                        .fields(""))
                .containsExactly("RequestId");

        Reply tags = kms.ok("ListTagResources", "RegionId", "cn-hangzhou", "ResourceType", "secret");
        assertThat(tags.column("TagResources/TagResource", "ResourceId")).containsExactly("a", "a", "b", "b");
        assertThat(tags.column("TagResources/TagResource", "TagValue")).containsExactly("v", "", "v", "");
    }

    @Test
    void givesKeysAndInstancesTags() {
        String id = Given.key(kms);
        answer(
                "RegionId",
                "cn-hangzhou",
                "ResourceType",
                "key",
                "ResourceId.1",
                id,
                "Tag.1.Key",
                "k",
                "Tag.1.Value",
                "v");
        answer(
                "RegionId", "cn-hangzhou",
                "ResourceType", "instance",
                "ResourceId.1", TestServer.READY,
                "Tag.1.Key", "k",
                "Tag.1.Value", "v");

        assertThat(kms.ok("ListResourceTags", "KeyId", id).column("Tags/Tag", "TagKey"))
                .containsExactly("k");
        assertThat(kms.ok("ListTagResources", "RegionId", "cn-hangzhou", "ResourceType", "instance")
                        .column("TagResources/TagResource", "ResourceId"))
                .containsExactly(TestServer.READY);
    }

    private static String[] rows(String... more) {
        return Stream.concat(
                        Stream.of("RegionId=cn-hangzhou", "ResourceType=secret", "ResourceId.1=g"), Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] many(String name, int count, String... more) {
        return Stream.concat(
                        Stream.of(rows(more)),
                        IntStream.rangeClosed(2, count).mapToObj(i -> name.formatted(i) + "=g" + i))
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("RegionId", "ResourceType=secret", "ResourceId.1=g", "Tag.1.Key=k"),
                missing("ResourceType", "RegionId=cn-hangzhou", "ResourceId.1=g", "Tag.1.Key=k"),
                missing("ResourceId", "RegionId=cn-hangzhou", "ResourceType=secret", "Tag.1.Key=k"),
                missing("Tag", rows()),
                invalid(
                        "an unknown type",
                        "ResourceType",
                        "RegionId=cn-hangzhou",
                        "ResourceType=Secret",
                        "ResourceId.1=g",
                        "Tag.1.Key=k"),
                invalid("51 resources", "ResourceId", many("ResourceId.%d", 51, "Tag.1.Key=k")),
                invalid("21 tags", "Tag", many("Tag.%d.Key", 21, "Tag.1.Key=k")),
                invalid("a place that is none", "ResourceId", rows("Tag.1.Key=k", "ResourceId.x=g")),
                refused("no key", ErrorCode.TAG_KEY_INVALID, rows("Tag.1.Value=v")),
                refused("a reserved key", ErrorCode.TAG_KEY_INVALID, rows("Tag.1.Key=acs:k")),
                refused("a key of other letters", ErrorCode.TAG_KEY_INVALID, rows("Tag.1.Key=团队")),
                refused("a value of other digits", ErrorCode.TAG_VALUE_INVALID, rows("Tag.1.Key=k", "Tag.1.Value=１")),
                refused(
                        "a long value",
                        ErrorCode.TAG_VALUE_INVALID,
                        rows("Tag.1.Key=k", "Tag.1.Value=" + "v".repeat(129))),
                refused("a key twice", ErrorCode.TAG_KEY_TWICE, rows("Tag.1.Key=k", "Tag.2.Key=k")),
                refused(
                        "one unknown resource",
                        ErrorCode.RESOURCE_ID_NOT_FOUND,
                        rows("Tag.1.Key=k", "ResourceId.2=nobody")),
                refused(
                        "an unknown instance",
                        ErrorCode.INSTANCE_NOT_FOUND,
                        "RegionId=cn-hangzhou",
                        "ResourceType=instance",
                        "ResourceId.1=kst-none",
                        "Tag.1.Key=k"));
    }
}
