package io.github.kmsfake.internal.operation.alias;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateAliasTest extends OperationTest {
    private String id = "";
    private String going = "";

    UpdateAliasTest() {
        super("UpdateAlias");
    }

    @Test
    void namesAnotherKeyWhateverBecomesOfTheFirst() {
        String first = Given.namedKey(kms);
        kms.ok("ScheduleKeyDeletion", "KeyId", first, "PendingWindowInDays", "7");
        String second = Given.key(kms);

        assertThat(answer("AliasName", "alias/name", "KeyId", second).fields(""))
                .containsExactly("RequestId");
        kms.clock().advance(Duration.ofDays(7));

        assertThat(kms.ok("DescribeKey", "KeyId", "alias/name").text("KeyMetadata/KeyId"))
                .isEqualTo(second);
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
                missing("KeyId", "AliasName=alias/name"),
                invalid("no prefix", "AliasName", "AliasName=name", "KeyId=" + id),
                refused("an unknown alias", ErrorCode.ALIAS_NOT_FOUND, "AliasName=alias/nobody", "KeyId=" + id),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "AliasName=alias/name", "KeyId=nobody"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "AliasName=alias/name", "KeyId=alias/name"),
                refused(
                        "a key that is to go",
                        ErrorCode.KEY_PENDING_DELETION,
                        "AliasName=alias/name",
                        "KeyId=" + going));
    }
}
