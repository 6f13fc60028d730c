package io.github.kmsfake.internal.operation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntagResourceTest extends OperationTest {
    UntagResourceTest() {
        super("UntagResource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\",\"none\"]", "a, none"})
    void takesTagsAwayInBothSpellings(String keys) {
        String id =
                Given.key(kms, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"},{\"TagKey\":\"b\",\"TagValue\":\"2\"}]");

        assertThat(answer("KeyId", id, "TagKeys", keys).fields("")).containsExactly("RequestId");

        assertThat(kms.ok("ListResourceTags", "KeyId", id).column("Tags/Tag", "TagKey"))
                .containsExactly("b");
    }

    @Test
    void takesTagsFromASecretThatIsToGo() {
        GivenSecret.generic(kms, "g", "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"1\"}]");
        kms.ok("DeleteSecret", "SecretName", "g");

        answer("SecretName", "g", "TagKeys", "[\"a\"]");

        assertThat(kms.ok("DescribeSecret", "SecretName", "g", "FetchTags", "true")
                        .column("Tags/Tag", "TagKey"))
                .isEmpty();
    }
}
