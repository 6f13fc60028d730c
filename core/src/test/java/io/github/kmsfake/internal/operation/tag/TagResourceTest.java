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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagResourceTest extends OperationTest {
    private String id = "";
    private String going = "";

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

    @Override
    protected void prepare() {
        id = Given.key(kms, "Tags", tags(0, 1));
        going = Given.goingKey(kms);
        GivenSecret.generic(kms, "g");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Tags", "KeyId=" + id),
                refused("no target", ErrorCode.UNKNOWN_PARAMETER_INVALID, "Tags=[]"),
                refused("two targets", ErrorCode.UNKNOWN_PARAMETER_INVALID, "KeyId=" + id, "SecretName=g", "Tags=[]"),
                refused("a certificate", ErrorCode.CERTIFICATE_NOT_FOUND, "CertificateId=c", "Tags=[]"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "Tags=[]"),
                refused("an unknown alias", ErrorCode.ALIAS_NOT_FOUND, "KeyId=alias/nobody", "Tags=[]"),
                refused("an unknown secret", ErrorCode.SECRET_NOT_FOUND, "SecretName=nobody", "Tags=[]"),
                refused("a key that is to go", ErrorCode.KEY_PENDING_DELETION, "KeyId=" + going, "Tags=[]"),
                invalid("21 tags", "Tags", "KeyId=" + id, "Tags=" + tags(0, 21)),
                refused("21 tags in all", ErrorCode.LIMIT_EXCEEDED, "KeyId=" + id, "Tags=" + tags(1, 21)),
                invalid("a reserved tag", "Tags", "KeyId=" + id, "Tags=[{\"TagKey\":\"aliyun\",\"TagValue\":\"v\"}]"),
                invalid(
                        "a long value",
                        "Tags",
                        "KeyId=" + id,
                        "Tags=[{\"TagKey\":\"k\",\"TagValue\":\"" + "v".repeat(129) + "\"}]"));
    }
}
