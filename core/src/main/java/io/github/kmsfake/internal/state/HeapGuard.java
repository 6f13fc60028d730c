package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.OptionalLong;
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
    private static final long HOLDS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The same for enough memory where much is written at once, by several. */
    private static final long HOLDS_FOR_ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LongSupplier available;
    private final Runnable collector;
    private final long reserve;

    /** How much there was without garbage when somebody last looked, for as long as that holds. */
    private OptionalLong left = OptionalLong.empty();

    private long looked;

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
        return isBelow(reserve, HOLDS_NANOS);
    }

    private boolean isBelow(long wanted, long enoughHolds) {
        return available.getAsLong() < wanted && isBelowWithoutGarbage(wanted, enoughHolds);
    }

    private synchronized boolean isBelowWithoutGarbage(long wanted, long enoughHolds) {
        if (left.isEmpty() || System.nanoTime() - looked >= (left.getAsLong() < wanted ? HOLDS_NANOS : enoughHolds)) {
            collector.run();
            left = OptionalLong.of(available.getAsLong());
            looked = System.nanoTime();
        }
        return left.getAsLong() < wanted;
    }

    /** Whether so many bytes more would leave too little. */
    public boolean lacks(long bytes) {
        return isBelow(reserve + bytes, 0);
    }

    /** Looks anew, since something was given up. */
    public synchronized void lookAgain() {
        left = OptionalLong.empty();
    }

    /** Refuses a call that would keep more, as the service does when there is too much to do. */
    public void requireRoom() {
        require(!isFull());
    }

    /** Refuses an answer of many parts; it leaves more than calls need, since nobody knows when it is taken. */
    public void requireRoomForAnswer() {
        require(!isBelow(2 * reserve, HOLDS_FOR_ANSWER_NANOS));
    }

    private static void require(boolean room) {
        if (!room) {
            throw ErrorCode.QPS_LIMIT_EXCEEDED.because("the heap of this process, of "
                    + Runtime.getRuntime().maxMemory() / 1024 / 1024
                    + " MiB, is nearly full: give it more with -Xmx, or reset the server");
        }
    }
}
