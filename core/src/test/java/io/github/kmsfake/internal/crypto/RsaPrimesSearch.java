package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Finds the primes that {@link RsaPrimes} reads, and writes the files. It takes about a quarter of an hour and gives the same
 * files each time; after {@code ./mvnw -Dquick -pl core test-compile}, from the root of the project:
 *
 * <pre>{@code
 * java -cp core/target/classes:core/target/test-classes io.github.kmsfake.internal.crypto.RsaPrimesSearch 2048 3072 4096
 * }</pre>
 */
final class RsaPrimesSearch {
    /** How many of each size: enough for two million pairs. */
    static final int COUNT = 2000;

    /** How far a prime can be from where its search begins, in steps of two. */
    private static final int STEPS = Character.MAX_VALUE + 1;

    private static final int SMALL = 1 << 20;
    private static final int CERTAINTY = 128;

    private RsaPrimesSearch() {}

    /** Searches for those of the given sizes of keys. */
    public static void main(String... sizes) throws IOException {
        int[] small = smallPrimes();
        Path folder = Path.of(
                "core/src/main/resources", RsaPrimes.class.getPackageName().split("\\."));
        for (String size : sizes) {
            int bits = Integer.parseInt(size);
            int[] steps = IntStream.range(0, COUNT)
                    .parallel()
                    .map(index -> step(RsaPrimes.base(bits, index), small))
                    .toArray();
            ByteBuffer file = ByteBuffer.allocate(COUNT * Character.BYTES);
            for (int step : steps) {
                file.putChar((char) step);
            }
            Files.write(folder.resolve(RsaPrimes.fileName(bits)), file.array());
        }
    }

    /** How many steps it is from a number to the first prime that suits the exponent. */
    private static int step(BigInteger base, int[] small) {
        BitSet composite = new BitSet(STEPS);
        for (int prime : small) {
            long rest = base.mod(BigInteger.valueOf(prime)).longValueExact();
            // the first step with base + 2 * step divisible by the prime: half of -rest, whichever of the two is even
            long gap = (prime - rest) % prime;
            long first = gap % 2 == 0 ? gap / 2 : (gap + prime) / 2;
            for (long step = first; step < STEPS; step += prime) {
                composite.set((int) step);
            }
        }
        for (int step = composite.nextClearBit(0); step < STEPS; step = composite.nextClearBit(step + 1)) {
            BigInteger candidate = base.add(BigInteger.valueOf(2L * step));
            if (!candidate.mod(RsaPrimes.EXPONENT).equals(BigInteger.ONE) && candidate.isProbablePrime(CERTAINTY)) {
                return step;
            }
        }
        throw new IllegalStateException("no prime near a number: its index has to be left out");
    }

    /** The odd primes of which every candidate that they divide is left out. */
    private static int[] smallPrimes() {
        BitSet composite = new BitSet(SMALL);
        for (int number = 3; number * number < SMALL; number += 2) {
            if (!composite.get(number)) {
                for (int multiple = number * number; multiple < SMALL; multiple += 2 * number) {
                    composite.set(multiple);
                }
            }
        }
        return IntStream.iterate(3, number -> number < SMALL, number -> number + 2)
                .filter(number -> !composite.get(number))
                .toArray();
    }
}
