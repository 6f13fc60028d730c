package io.github.kmsfake.internal.operation.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateAliasTest extends OperationTest {
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
}
