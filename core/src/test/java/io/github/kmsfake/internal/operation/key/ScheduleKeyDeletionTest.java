package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleKeyDeletionTest extends OperationTest {
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
}
