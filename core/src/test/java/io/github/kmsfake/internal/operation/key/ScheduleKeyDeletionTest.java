package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleKeyDeletionTest extends OperationTest {
    private String id = "";
    private String going = "";
    private String guarded = "";

    ScheduleKeyDeletionTest() {
        super("ScheduleKeyDeletion");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 366})
    void deletesAKeyWithItsAliasesWhenTheDaysAreOver(int days) {
        String id = Given.namedKey(kms);
        String blob = kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob");

        answer("KeyId", id, "PendingWindowInDays", String.valueOf(days));

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/KeyState")).isEqualTo("PendingDeletion");
        assertThat(key.text("KeyMetadata/DeleteDate"))
                .isEqualTo(TestServer.BEGINNING.plus(Duration.ofDays(days)).toString());
        kms.clock().advance(Duration.ofDays(days).minusSeconds(1));
        assertThat(kms.call("DescribeKey", "KeyId", "alias/name").status()).isEqualTo(200);
        kms.clock().advance(Duration.ofSeconds(1));

        assertThat(kms.call("DescribeKey", "KeyId", id).text("Code")).isEqualTo("Forbidden.KeyNotFound");
        assertThat(kms.call("DescribeKey", "KeyId", "alias/name").text("Code")).isEqualTo("Forbidden.AliasNotFound");
        assertThat(kms.call("Decrypt", "CiphertextBlob", blob).text("Code")).isEqualTo("Forbidden.KeyNotFound");
        assertThat(kms.ok("ListAliases").text("TotalCount")).isEqualTo("0");
    }

    @Override
    protected void prepare() {
        id = Given.namedKey(kms);
        going = Given.goingKey(kms);
        guarded = Given.key(kms);
        kms.ok("SetDeletionProtection", "KeyId", guarded, "EnableDeletionProtection", "true");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "PendingWindowInDays=7"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "PendingWindowInDays=7"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "KeyId=alias/name", "PendingWindowInDays=7"),
                missing("PendingWindowInDays", "KeyId=" + id),
                invalid("6 days", "PendingWindowInDays", "KeyId=" + id, "PendingWindowInDays=6"),
                invalid("367 days", "PendingWindowInDays", "KeyId=" + id, "PendingWindowInDays=367"),
                invalid("days that are no number", "PendingWindowInDays", "KeyId=" + id, "PendingWindowInDays=x"),
                refused(
                        "a protected key",
                        ErrorCode.KEY_STATE_NOT_MODIFIED,
                        "KeyId=" + guarded,
                        "PendingWindowInDays=7"),
                refused(
                        "a key that is to go already",
                        ErrorCode.KEY_STATE_NOT_MODIFIED,
                        "KeyId=" + going,
                        "PendingWindowInDays=7"));
    }
}
