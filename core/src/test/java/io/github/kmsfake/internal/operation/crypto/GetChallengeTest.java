package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetChallengeTest extends OperationTest {
    GetChallengeTest() {
        super("GetChallenge");
    }

    @Test
    void givesATokenAndANonceThatNoOtherCallGets() {
        Reply first = answer();
        Reply second = answer();

        assertThat(first.fields("")).containsExactlyInAnyOrder("RequestId", "ChallengeToken", "Nonce");
        for (String field : List.of("ChallengeToken", "Nonce")) {
            assertThat(Base64.getDecoder().decode(first.text(field))).hasSizeGreaterThanOrEqualTo(32);
            assertThat(first.text(field)).isNotEqualTo(second.text(field));
        }
    }
}
