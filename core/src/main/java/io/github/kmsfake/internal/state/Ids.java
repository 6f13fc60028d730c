package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.Randomness;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes ids. They need to be distinct, not secret, so they come from a fast generator. */
public final class Ids {
    private static final String ALPHANUMERICS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final Randomness randomness;
    private final String purpose;
    private SplittableRandom random;

    /** Ids for one purpose; another purpose's ids do not depend on how many are taken here. */
    public Ids(Randomness randomness, String purpose) {
        this.randomness = randomness;
        this.purpose = purpose;
        this.random = new SplittableRandom(randomness.weakSeed(purpose));
    }

    /**
     * Other ids for the same purpose, where something has brought ids with it: if a seed foretells the ids, those may be the
     * very ones that would be next here.
     *
     * @param event what has brought them; the same event leads to the same ids
     */
    public Ids after(String event) {
        return new Ids(randomness, purpose + " after " + event);
    }

    /** From now on gives those that are next there. */
    public synchronized void goOnAs(Ids others) {
        random = others.split();
    }

    private synchronized SplittableRandom split() {
        return random.split();
    }

    public synchronized String uuid() {
        long high = random.nextLong();
        long low = random.nextLong();
        return new UUID((high & VERSION_MASK) | VERSION_4, (low & VARIANT_MASK) | VARIANT_2).toString();
    }

    public synchronized String alphanumerics(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERICS.charAt(random.nextInt(ALPHANUMERICS.length())));
        }
        return text.toString();
    }
}
