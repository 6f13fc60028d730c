package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells when the heap is nearly full of what is kept, so that no more is added: a thread that finds no memory ends, and a
 * server without the threads of its listeners answers nobody.
 */
public final class HeapGuard {
    /** What has to be free: this part of the whole. */
    private static final int SHARE_OF_HEAP = 8;

    /** How long an answer holds: to find out what is garbage stops the process for a moment. */
    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier available;
    private final Runnable collector;
    private final long reserve;
    private boolean full;
    private long fullUntil;

    /** The guard of this process. */
    public HeapGuard() {
        this(HeapGuard::availableHere, System::gc, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * A guard.
     *
     * @param available how many bytes can be allocated before garbage is collected
     * @param collector collects it
     * @param reserve how many bytes there have to be afterwards
     */
    HeapGuard(LongSupplier available, Runnable collector, long reserve) {
        this.available = available;
        this.collector = collector;
        this.reserve = reserve;
    }

    private static long availableHere() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /** Whether there is too little memory to keep more. */
    public boolean isFull() {
        return available.getAsLong() < reserve && isFullWithoutGarbage();
    }

    private synchronized boolean isFullWithoutGarbage() {
        long now = System.nanoTime();
        if (!full || now - fullUntil >= 0) {
            collector.run();
            full = available.getAsLong() < reserve;
            fullUntil = System.nanoTime() + HOLDS_NANOS;
        }
        return full;
    }

    /** Whether so many bytes more would leave too little. */
    public boolean lacks(long bytes) {
        if (available.getAsLong() >= reserve + bytes) {
            return false;
        }
        collector.run();
        return available.getAsLong() < reserve + bytes;
    }

    /** Looks anew, since something was given up. */
    public synchronized void lookAgain() {
        full = false;
    }

    /** Refuses a call that would keep more, as the service does when there is too much to do. */
    public void requireRoom() {
        if (isFull()) {
            throw ErrorCode.QPS_LIMIT_EXCEEDED.because("the heap of this process, of "
                    + Runtime.getRuntime().maxMemory() / 1024 / 1024
                    + " MiB, is nearly full: give it more with -Xmx, or reset the server");
        }
    }
}
