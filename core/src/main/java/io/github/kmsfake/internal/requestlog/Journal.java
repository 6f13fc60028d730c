package io.github.kmsfake.internal.requestlog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The last calls, oldest first; a tester reads in it why one was refused. */
public final class Journal {
    private final int most;
    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private long added;

    /** A journal of so many calls at most. */
    public Journal(int most) {
        this.most = most;
    }

    /** Adds a call; the oldest goes if there are too many. */
    public synchronized void add(RecordedCall call) {
        if (calls.size() == most) {
            calls.removeFirst();
        }
        calls.addLast(call);
        added++;
        notifyAll();
    }

    /**
     * Waits until what is kept fulfils a condition. Calls can be added while it is tested, also by the condition itself.
     *
     * @return whether it did before the time was over
     */
    public boolean await(Predicate<List<RecordedCall>> condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + nanos(atMost);
        long looked = -1;
        while (true) {
            List<RecordedCall> kept;
            synchronized (this) {
                while (looked == added) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    wait(left);
                }
                looked = added;
                kept = List.copyOf(calls);
            }
            if (condition.test(kept)) {
                return true;
            }
        }
    }

    /** No wait is longer than a year. */
    private static long nanos(Duration time) {
        Duration longest = Duration.ofDays(365);
        return (time.compareTo(longest) < 0 ? time : longest).toNanos();
    }

    public synchronized List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}
