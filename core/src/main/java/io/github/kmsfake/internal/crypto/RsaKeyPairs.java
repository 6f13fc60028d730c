package io.github.kmsfake.internal.crypto;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A few fresh RSA-2048 pairs, made in the background so that a call seldom waits for one. No pair is handed out twice.
 * Pairs leave in the order in which they were begun, so a seed gives the same pairs however the threads run.
 */
public final class RsaKeyPairs implements AutoCloseable {
    private static final int AHEAD = 2;
    private static final int BITS = 2048;

    /** Making pairs keeps cores busy: whoever only said that pairs will be wanted has them for itself first. */
    private static final long HEAD_START_MILLIS = 200;

    private final Randomness randomness;
    private final Deque<FutureTask<KeyPair>> begun = new ArrayDeque<>();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private long number;
    private boolean closed;

    /** An empty pool; it makes nothing until {@link #prepare} or {@link #take}. */
    public RsaKeyPairs(Randomness randomness) {
        this.randomness = randomness;
    }

    /** Says that pairs will be wanted soon. */
    public synchronized void prepare() {
        while (begun.size() < AHEAD && !closed) {
            begun.add(begin());
        }
    }

    /** A pair of that size that nobody else gets; only those of the usual size may be waiting already. */
    public KeyPair of(int bits, SecureRandom random) {
        if (bits == BITS) {
            return take();
        }
        try {
            return generate(bits, random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** A pair that nobody else gets; waits for it if none is ready. */
    public KeyPair take() {
        wanted.countDown();
        FutureTask<KeyPair> pair;
        synchronized (this) {
            pair = begun.isEmpty() ? begin() : begun.remove();
        }
        try {
            KeyPair taken = pair.get();
            prepare();
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a key was made", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        begun.forEach(pair -> pair.cancel(true));
    }

    private FutureTask<KeyPair> begin() {
        long mine = number++;
        FutureTask<KeyPair> pair = new FutureTask<>(() -> make(mine));
        Thread maker = new Thread(pair, "kms-fake-rsa");
        maker.setDaemon(true);
        maker.start();
        return pair;
    }

    private KeyPair make(long mine) throws InterruptedException, NoSuchAlgorithmException {
        var unused = wanted.await(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
        return generate(BITS, randomness.stream("RSA", mine));
    }

    private static KeyPair generate(int bits, SecureRandom random) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits, random);
        return generator.generateKeyPair();
    }
}
