package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.PairPermutation.Half;
import io.github.kmsfake.internal.crypto.PairPermutation.Pair;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairPermutationTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 8, 50, RsaPrimesSearch.COUNT})
    void hasEachPairOnceAndNoneOfTheOtherHalf(int things) {
        BitSet even = numbersOf(new PairPermutation(things, Half.EVEN, TestKeys.RANDOM), things);
        BitSet odd = numbersOf(new PairPermutation(things, Half.ODD, TestKeys.RANDOM), things);

        assertThat(even.intersects(odd)).isFalse();
    }

    /** Which of all pairs are in an order, each of which has a number. */
    private static BitSet numbersOf(PairPermutation order, int things) {
        BitSet numbers = new BitSet();
        for (long place = 0; place < order.size(); place++) {
            Pair pair = order.at(place);
            if (pair.low() < 0 || pair.low() >= pair.high() || pair.high() >= things) {
                throw new AssertionError("no pair of " + things + " things: " + pair);
            }
            numbers.set(pair.high() * (pair.high() - 1) / 2 + pair.low());
        }

        assertThat(order.size()).isEqualTo(things * (things - 1L) / 4);
        assertThat(numbers.cardinality()).as("no pair twice").isEqualTo((int) order.size());
        return numbers;
    }
}
