package io.github.kmsfake.internal.crypto;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few fresh RSA-2048 pairs, made in the background so that a call seldom waits for one. No pair is handed out twice.
 * Pairs leave in the order in which they were begun, so a seed gives the same pairs however the threads run.
 */
public final class RsaKeyPairs implements AutoCloseable {
    private static final int AHEAD = 2;
    private static final int BITS = 2048;

    private final Randomness randomness;
    private final Deque<CompletableFuture<KeyPair>> begun = new ArrayDeque<>();
    private final ThreadPoolExecutor makers;
    private long number;

    /** An empty pool; it makes nothing until {@link #prepare} or {@link #take}. */
    public RsaKeyPairs(Randomness randomness) {
        this.randomness = randomness;
        this.makers = new ThreadPoolExecutor(
                AHEAD, AHEAD, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RsaKeyPairs::thread);
        makers.allowCoreThreadTimeOut(true);
    }

    /** Says that pairs will be wanted soon. */
    public synchronized void prepare() {
        while (begun.size() < AHEAD && !makers.isShutdown()) {
            begun.add(begin());
        }
    }

    /** A pair that nobody else gets; waits for it if none is ready. */
    public KeyPair take() {
        CompletableFuture<KeyPair> pair;
        synchronized (this) {
            pair = begun.isEmpty() ? begin() : begun.remove();
        }
        KeyPair taken = pair.join();
        prepare();
        return taken;
    }

    @Override
    public void close() {
        makers.shutdownNow();
    }

    private CompletableFuture<KeyPair> begin() {
        long mine = number++;
        return CompletableFuture.supplyAsync(() -> make(mine), makers);
    }

    private KeyPair make(long mine) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, randomness.stream("RSA", mine));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kms-fake-rsa");
        thread.setDaemon(true);
        return thread;
    }
}
