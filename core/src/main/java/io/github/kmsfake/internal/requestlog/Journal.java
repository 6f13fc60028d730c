package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.KmsFakeCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The last calls, oldest first; a tester reads in it why one was refused. */
public final class Journal {
    private final int most;
    private final Deque<KmsFakeCall> calls = new ArrayDeque<>();
    private long added;
    private long cleared;

    /** A journal of so many calls at most. */
    public Journal(int most) {
        this.most = most;
    }

    /** Adds a call; the oldest goes if there are too many. */
    public synchronized void add(KmsFakeCall call) {
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
    public boolean await(Predicate<List<KmsFakeCall>> condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + nanos(atMost);
        long looked = -1;
        while (true) {
            List<KmsFakeCall> kept;
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

    public synchronized List<KmsFakeCall> calls() {
        return List.copyOf(calls);
    }

    /** The last of those that match. */
    public Optional<KmsFakeCall> last(Predicate<KmsFakeCall> condition) {
        List<KmsFakeCall> kept = calls();
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (condition.test(kept.get(i))) {
                return Optional.of(kept.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Some of the calls, for one who reads on.
     *
     * @param next the number of the call after them
     * @param cleared how often the journal was cleared
     */
    public record Part(List<KmsFakeCall> calls, long next, long cleared) {}

    /** The calls from a number on, as far as they are kept, so many at most; calls are numbered from 0. */
    public synchronized Part from(long number, int most) {
        long skipped = Math.max(0, number - (added - calls.size()));
        List<KmsFakeCall> part = skipped >= calls.size()
                ? List.of()
                : calls.stream().skip(skipped).limit(most).toList();
        return new Part(part, Math.max(number, added - calls.size()) + part.size(), cleared);
    }

    /** Those that were added after one; all if that is not kept. */
    public List<KmsFakeCall> callsAfter(String requestId) {
        List<KmsFakeCall> kept = calls();
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).requestId().equals(requestId)) {
                return kept.subList(i + 1, kept.size());
            }
        }
        return kept;
    }

    public synchronized void clear() {
        calls.clear();
        cleared++;
    }
}
