package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
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
}
