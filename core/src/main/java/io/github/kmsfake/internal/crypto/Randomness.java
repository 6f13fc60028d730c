package io.github.kmsfake.internal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where random bytes come from: the platform's generator, or, for tests that want the same keys each time, streams
 * that depend on a seed, a purpose and a number alone.
 */
public final class Randomness {
    private final OptionalLong seed;
    private @Nullable SecureRandom draws;

    private Randomness(OptionalLong seed) {
        this.seed = seed;
    }

    public static Randomness unpredictable() {
        return new Randomness(OptionalLong.empty());
    }

    public static Randomness repeatable(long seed) {
        return new Randomness(OptionalLong.of(seed));
    }

    /** Whether a seed foretells it. */
    boolean isRepeatable() {
        return seed.isPresent();
    }

    /** Random bytes for one use; two uses share nothing unless they have the same purpose and number. */
    public SecureRandom stream(String purpose, long number) {
        if (seed.isEmpty()) {
            return new SecureRandom();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(seed.getAsLong())
                    .putLong(number)
                    .array());
            // This generator, seeded before its first use, gives the same bytes on every platform.
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(digest.digest(purpose.getBytes(StandardCharsets.UTF_8)));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and SHA1PRNG", e);
        }
    }

    /** Random bytes that are drawn once and never asked for again, such as initialization vectors: shared by all. */
    public synchronized SecureRandom draws() {
        if (draws == null) {
            draws = stream("draws", 0);
        }
        return draws;
    }

    /** A seed for a generator that need not be unpredictable, such as that of request ids. */
    public long weakSeed(String purpose) {
        return seed.isEmpty()
                ? new SplittableRandom().nextLong()
                : stream(purpose, 0).nextLong();
    }
}
