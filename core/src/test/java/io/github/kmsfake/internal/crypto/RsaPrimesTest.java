package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaPrimesTest {
    /** With fewer of one size, a pair would come back in another process more often than once in 400,000. */
    private static final int ENOUGH = 1300;

    /** What the standard for RSA keys wants two primes to differ in: FIPS 186-5, appendix A.1.3. */
    private static final int LEADING_BITS = 100;

    private static final int CERTAINTY = 128;
    private static final int SAMPLE = 50;

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void areEnoughForTwoHalvesOfTheirPairs(int keyBits) {
        assertThat(RsaPrimes.of(keyBits).count())
                .isEqualTo(RsaPrimesSearch.COUNT)
                .isGreaterThan(ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void arePrime(int keyBits) {
        List<BigInteger> primes = primes(keyBits);

        assertThat(primes.parallelStream().filter(prime -> !passesOneRound(prime)))
                .as("composite")
                .isEmpty();
        assertThat(IntStream.range(0, primes.size() / SAMPLE)
                        .parallel()
                        .mapToObj(index -> primes.get(index * SAMPLE))
                        .filter(prime -> !prime.isProbablePrime(CERTAINTY)))
                .as("composite, as only many rounds show")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void makeKeysOfTheFullSizeThatSuitTheExponent(int keyBits) {
        int bits = keyBits / 2;

        assertThat(primes(keyBits)).allSatisfy(prime -> {
            assertThat(prime.bitLength()).isEqualTo(bits);
            assertThat(prime.testBit(bits - 2)).as("the second bit").isTrue();
            assertThat(prime.subtract(BigInteger.ONE).gcd(RsaPrimes.EXPONENT)).isEqualTo(BigInteger.ONE);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void areFarFromEachOther(int keyBits) {
        List<BigInteger> sorted = primes(keyBits).stream().sorted().toList();
        BigInteger least = BigInteger.ONE.shiftLeft(keyBits / 2 - LEADING_BITS);

        assertThat(IntStream.range(1, sorted.size())
                        .mapToObj(index -> sorted.get(index).subtract(sorted.get(index - 1))))
                .allMatch(difference -> difference.compareTo(least) > 0);
    }

    private static List<BigInteger> primes(int keyBits) {
        RsaPrimes primes = RsaPrimes.of(keyBits);
        return IntStream.range(0, primes.count()).mapToObj(primes::get).toList();
    }

    /** One round of Miller and Rabin, to the base 2: what composite numbers of this size practically never pass. */
    private static boolean passesOneRound(BigInteger number) {
        BigInteger below = number.subtract(BigInteger.ONE);
        int twos = below.getLowestSetBit();
        BigInteger power = BigInteger.TWO.modPow(below.shiftRight(twos), number);
        if (power.equals(BigInteger.ONE)) {
            return true;
        }
        for (int squared = 0; squared < twos && !power.equals(below); squared++) {
            power = power.multiply(power).mod(number);
        }
        return power.equals(below);
    }
}
