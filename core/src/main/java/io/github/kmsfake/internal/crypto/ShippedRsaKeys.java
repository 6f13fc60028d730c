package io.github.kmsfake.internal.crypto;

import io.github.kmsfake.internal.crypto.PairPermutation.Half;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * RSA keys of the primes that ship with the fake. No pair of primes leaves it twice: in the unlikely case that it has no
 * more, the platform searches for others.
 */
final class ShippedRsaKeys implements RsaKeySource {
    private final Randomness randomness;
    private final Half half;
    private final IntFunction<RsaPrimes> primes;
    private final RsaKeySource fresh;
    private final Map<Integer, Draws> draws = new ConcurrentHashMap<>();

    ShippedRsaKeys(Randomness randomness, Half half, IntFunction<RsaPrimes> primes) {
        this.randomness = randomness;
        this.half = half;
        this.primes = primes;
        this.fresh = new FreshRsaKeys(randomness);
    }

    /**
     * Those of one server, if its randomness has a seed; all other servers of a process have one in common, since no two
     * of their keys may be the same. A seed leads to none of theirs, as its pairs are of the other half.
     */
    static RsaKeySource of(Randomness randomness) {
        return randomness.isRepeatable() ? new ShippedRsaKeys(randomness, Half.ODD, RsaPrimes::of) : OfProcess.KEYS;
    }

    /** Like the authority, this outlives a server: what was drawn stays drawn. */
    private static final class OfProcess {
        private static final RsaKeySource KEYS =
                new ShippedRsaKeys(Randomness.unpredictable(), Half.EVEN, RsaPrimes::of);
    }

    @Override
    public AsymmetricKey make(int bits) {
        Draws drawn = draws.computeIfAbsent(bits, this::begin);
        long place = drawn.count.getAndIncrement();
        if (place >= drawn.order.size()) {
            return fresh.make(bits);
        }
        PairPermutation.Pair pair = drawn.order.at(place);
        return AsymmetricKey.ofPrimes(drawn.primes.get(pair.low()), drawn.primes.get(pair.high()));
    }

    private Draws begin(int bits) {
        RsaPrimes found = primes.apply(bits);
        return new Draws(
                found,
                new PairPermutation(found.count(), half, randomness.stream("RSA pairs", bits)),
                new AtomicLong());
    }

    /** The primes of a size, an order of their pairs, and how many of these have been drawn. */
    private record Draws(RsaPrimes primes, PairPermutation order, AtomicLong count) {}
}
