package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Answer;
import java.time.Duration;
import java.util.Set;

/** How fast calls are made, and what is done when the service says that they come too fast. */
final class Pace {
    private static final Set<String> TOO_FAST =
            Set.of("Rejected.Throttling", "ServiceUnavailable", "ServiceUnavailableTemporary");
    private static final int TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** Time, as it passes for calls. */
    interface Time {
        /** The time of this machine. */
        Time REAL = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
            }
        };

        long nanos();

        void sleep(Duration time) throws InterruptedException;
    }

    private final long gapNanos;
    private final Time time;
    private long next;

    /** So many calls a second; 0 for as many as there are. */
    Pace(double callsPerSecond, Time time) {
        gapNanos = callsPerSecond == 0 ? 0 : (long) (1_000_000_000 / callsPerSecond);
        this.time = time;
        next = time.nanos();
    }

    /** Waits until the next call may be made. */
    void await() throws InterruptedException {
        long wait = next - time.nanos();
        if (wait > 0) {
            time.sleep(Duration.ofNanos(wait));
        }
        next = Math.max(next, time.nanos()) + gapNanos;
    }

    /** Waits longer each time, if a call was refused for coming too fast; whether it should be made again. */
    boolean again(Answer answer, int tries) throws InterruptedException {
        boolean tooFast =
                answer.status() == 429 || answer.code().startsWith("Throttling") || TOO_FAST.contains(answer.code());
        if (!tooFast || tries >= TRIES) {
            return false;
        }
        time.sleep(FIRST_WAIT.multipliedBy(1L << tries));
        return true;
    }
}
