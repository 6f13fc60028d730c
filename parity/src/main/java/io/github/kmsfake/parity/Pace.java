package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Answer;
import java.util.Set;

/** How fast calls are made, and what is done when the service says that they come too fast. */
final class Pace {
    private static final Set<String> TOO_FAST = Set.of(
            "Rejected.Throttling",
            "Throttling",
            "Throttling.User",
            "Throttling.Api",
            "ServiceUnavailable",
            "ServiceUnavailableTemporary");
    private static final int TRIES = 6;
    private static final long FIRST_WAIT_MILLIS = 500;

    private final long gapNanos;
    private long next = System.nanoTime();

    /** So many calls a second; 0 for as many as there are. */
    Pace(double callsPerSecond) {
        gapNanos = callsPerSecond == 0 ? 0 : (long) (1_000_000_000 / callsPerSecond);
    }

    /** Waits until the next call may be made. */
    void await() throws InterruptedException {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
        next = Math.max(next, System.nanoTime()) + gapNanos;
    }

    /** Waits longer each time, if a call was refused for coming too fast; whether it should be made again. */
    boolean again(Answer answer, int tries) throws InterruptedException {
        if (!TOO_FAST.contains(answer.code()) || tries >= TRIES) {
            return false;
        }
        Thread.sleep(FIRST_WAIT_MILLIS << tries);
        return true;
    }
}
