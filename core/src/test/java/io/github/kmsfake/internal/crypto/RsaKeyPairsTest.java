package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RsaKeyPairsTest {
    @Test
    void neverHandsOutAPairTwice() {
        try (RsaKeyPairs pairs = new RsaKeyPairs(Randomness.unpredictable())) {
            List<PublicKey> keys = IntStream.range(0, 6)
                    .parallel()
                    .mapToObj(i -> pairs.take().getPublic())
                    .toList();

            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void makesTheSamePairsInTheSameOrderFromASeed() {
        assertThat(threeFrom(42)).isEqualTo(threeFrom(42)).isNotEqualTo(threeFrom(43));
    }

    private static List<PublicKey> threeFrom(long seed) {
        try (RsaKeyPairs pairs = new RsaKeyPairs(Randomness.repeatable(seed))) {
            pairs.prepare();
            return Stream.generate(() -> pairs.take().getPublic()).limit(3).toList();
        }
    }
}
