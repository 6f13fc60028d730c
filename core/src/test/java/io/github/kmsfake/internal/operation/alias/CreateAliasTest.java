package io.github.kmsfake.internal.operation.alias;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateAliasTest extends OperationTest {
    private String id = "";
    private String going = "";

    CreateAliasTest() {
        super("CreateAlias");
    }

    @Test
    void givesAKeyFurtherNames() {
        String id = Given.key(kms);
        String longest = "alias/" + "a".repeat(255);

        assertThat(answer("AliasName", "alias/a_b-c/D9", "KeyId", id).fields(""))
                .containsExactly("RequestId");
        answer("AliasName", longest, "KeyId", "acs:kms:cn-hangzhou:1000000000000001:key/" + id);

        assertThat(kms.ok("DescribeKey", "KeyId", longest).text("KeyMetadata/KeyId"))
                .isEqualTo(id);
    }

    @Test
    void refusesAliasesBeyondTheLimit() {
        try (TestServer few = TestServer.with().limit("aliases", 1).start()) {
            String id = Given.namedKey(few);
            assertThat(few.call("CreateAlias", "AliasName", "alias/two", "KeyId", id)
                            .text("Code"))
                    .isEqualTo("Rejected.LimitExceeded");
        }
    }

    private Refusal name(String why, String name) {
        return invalid(why, "AliasName", "AliasName=" + name, "KeyId=" + id);
    }

    @Override
    protected void prepare() {
        id = Given.namedKey(kms);
        going = Given.goingKey(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("AliasName", "KeyId=" + id),
                missing("KeyId", "AliasName=alias/new"),
                name("no prefix", "new"),
                name("nothing after the prefix", "alias/"),
                name("256 characters", "alias/" + "a".repeat(256)),
                name("a reserved prefix", "alias/acs/ecs"),
                name("a blank", "alias/a b"),
                name("a prefix in another case", "Alias/new"),
                refused("a name in use", ErrorCode.ALIAS_EXISTS, "AliasName=alias/name", "KeyId=" + id),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "AliasName=alias/new", "KeyId=nobody"),
                refused(
                        "an alias of an alias",
                        ErrorCode.ALIAS_NOT_SUPPORTED,
                        "AliasName=alias/new",
                        "KeyId=alias/name"),
                refused(
                        "a key that is to go",
                        ErrorCode.KEY_STATE_NOT_MODIFIED,
                        "AliasName=alias/new",
                        "KeyId=" + going));
    }
}
