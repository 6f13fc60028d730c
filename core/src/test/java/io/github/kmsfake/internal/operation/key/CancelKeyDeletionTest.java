package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelKeyDeletionTest extends OperationTest {
    CancelKeyDeletionTest() {
        super("CancelKeyDeletion");
    }

    @Test
    void enablesAKeyAgainThatWasToGo() {
        String id = Given.key(kms);
        kms.ok("DisableKey", "KeyId", id);
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");

        answer("KeyId", id);
        kms.clock().advance(Duration.ofDays(8));

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/KeyState")).isEqualTo("Enabled");
        assertThat(key.text("KeyMetadata/DeleteDate")).isEmpty();
    }

    @Test
    void leavesAKeyWithoutMaterialWaitingForIt() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");

        answer("KeyId", id);

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("PendingImport");
    }
}
