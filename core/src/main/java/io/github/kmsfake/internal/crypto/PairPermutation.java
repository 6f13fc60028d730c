package io.github.kmsfake.internal.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * A random order of half of the pairs that so many elements can make, each pair once. The pairs are numbered, and the order
 * steps through the even or the odd numbers by a stride that has no divisor in common with how many there are.
 */
final class PairPermutation {
    /** Which half. */
    enum Half {
        EVEN,
        ODD
    }

    /** Two different indexes of elements. */
    record Pair(int low, int high) {}

    private final long pairs;
    private final long first;
    private final long stride;
    private final Half half;

    /** Draws an order. */
    PairPermutation(int elements, Half half, SecureRandom random) {
        this.pairs = (long) elements * (elements - 1) / 4;
        this.half = half;
        this.first = Math.floorMod(random.nextLong(), pairs);
        long drawn;
        do {
            drawn = Math.floorMod(random.nextLong(), pairs);
        } while (!BigInteger.valueOf(drawn).gcd(BigInteger.valueOf(pairs)).equals(BigInteger.ONE));
        this.stride = drawn;
    }

    /** How many pairs there are in the half. */
    long size() {
        return pairs;
    }

    /** The pair at a place of the order. */
    Pair at(long place) {
        long number = 2 * ((first + place * stride) % pairs) + (half == Half.ODD ? 1 : 0);
        // pair number high * (high - 1) / 2 + low, where low is less than high
        int high = (int) ((1 + Math.sqrt(1 + 8.0 * number)) / 2);
        return new Pair((int) (number - (long) high * (high - 1) / 2), high);
    }
}
