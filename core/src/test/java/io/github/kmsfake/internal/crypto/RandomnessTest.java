package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void repeatsItsStreamsFromASeed() {
        assertThat(bytes(Randomness.repeatable(7).stream("keys", 1)))
                .isEqualTo(bytes(Randomness.repeatable(7).stream("keys", 1)));
        assertThat(bytes(Randomness.repeatable(7).draws()))
                .isEqualTo(bytes(Randomness.repeatable(7).draws()));
        assertThat(Randomness.repeatable(7).weakSeed("ids"))
                .isEqualTo(Randomness.repeatable(7).weakSeed("ids"));
    }

    @Test
    void keepsStreamsOfOtherSeedsPurposesAndNumbersApart() {
        assertThat(bytes(Randomness.repeatable(7).stream("keys", 1)))
                .isNotEqualTo(bytes(Randomness.repeatable(8).stream("keys", 1)))
                .isNotEqualTo(bytes(Randomness.repeatable(7).stream("versions", 1)))
                .isNotEqualTo(bytes(Randomness.repeatable(7).stream("keys", 2)));
    }

    @Test
    void neverDrawsTheSameTwice() {
        Randomness randomness = Randomness.repeatable(7);

        assertThat(bytes(randomness.draws())).isNotEqualTo(bytes(randomness.draws()));
    }

    @Test
    void repeatsNothingWithoutASeed() {
        Randomness randomness = Randomness.unpredictable();

        assertThat(bytes(randomness.stream("keys", 1))).isNotEqualTo(bytes(randomness.stream("keys", 1)));
    }

    private static byte[] bytes(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
