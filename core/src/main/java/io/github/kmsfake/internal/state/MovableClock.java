package io.github.kmsfake.internal.state;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock that a fake lives by: another clock, until a test moves it. Moved, it runs at an offset from that clock or
 * stands still at a moment.
 */
public final class MovableClock extends Clock {
    /** The earliest moment that it can show. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The latest one, 9000-01-01T00:00:00Z: what is planned from there still has a year of four digits. */
    public static final Instant LATEST = Instant.ofEpochSecond(221_845_392_000L);

    private final Clock base;

    /** The base itself while nothing was moved, so that looking costs no more than there. */
    private volatile Clock shown;

    private boolean fixed;
    private Duration offset = Duration.ZERO;

    public MovableClock(Clock base) {
        this.base = base;
        this.shown = base;
    }

    @Override
    public Instant instant() {
        return shown.instant();
    }

    /**
     * Makes it stand still at a moment.
     *
     * @throws IllegalArgumentException if that is out of range
     */
    public synchronized void fix(Instant moment) {
        show(Clock.fixed(moment, ZoneOffset.UTC));
        fixed = true;
    }

    /**
     * Makes it run, ahead of its base or behind it.
     *
     * @throws IllegalArgumentException if it would show a moment out of range
     */
    public synchronized void offset(Duration wanted) {
        show(Clock.offset(base, wanted));
        fixed = false;
        offset = wanted;
    }

    /**
     * Moves it on, or back if the time is negative; whether it runs stays as it is.
     *
     * @throws IllegalArgumentException if it would show a moment out of range
     */
    public synchronized void advance(Duration time) {
        try {
            if (fixed) {
                fix(shown.instant().plus(time));
            } else {
                offset(offset.plus(time));
            }
        } catch (ArithmeticException | DateTimeException e) {
            throw outOfRange();
        }
    }

    /** Makes it show what its base does. */
    public synchronized void real() {
        shown = base;
        fixed = false;
        offset = Duration.ZERO;
    }

    private void show(Clock wanted) {
        Instant now;
        try {
            now = wanted.instant();
        } catch (ArithmeticException | DateTimeException e) {
            throw outOfRange();
        }
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            throw outOfRange();
        }
        shown = wanted;
    }

    private static IllegalArgumentException outOfRange() {
        return new IllegalArgumentException("the clock shows times from " + EARLIEST + " to " + LATEST);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service's times are UTC");
    }
}
