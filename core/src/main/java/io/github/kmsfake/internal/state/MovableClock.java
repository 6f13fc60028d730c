package io.github.kmsfake.internal.state;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clock that a fake lives by: another clock, until a test moves it. Moved, it runs at an offset from that clock or
 * stands still at a moment.
 */
public final class MovableClock extends Clock {
    /** The earliest moment that it can show. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The latest one, 9000-01-01T00:00:00Z: what is planned from there still has a year of four digits. */
    public static final Instant LATEST = Instant.ofEpochSecond(221_845_392_000L);

    private record Position(@Nullable Instant fixed, Duration offset) {}

    private final Clock base;

    /** Nothing while it shows what its base does, so that looking costs no more than there. */
    private volatile @Nullable Position position;

    /** A clock that shows what another does. */
    public MovableClock(Clock base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        @Nullable Position current = position;
        return current == null ? base.instant() : at(current);
    }

    private Instant at(Position where) {
        return where.fixed() != null ? where.fixed() : base.instant().plus(where.offset());
    }

    /**
     * Makes it stand still at a moment.
     *
     * @throws IllegalArgumentException if that is out of range
     */
    public synchronized void fix(Instant moment) {
        move(new Position(moment, Duration.ZERO));
    }

    /**
     * Makes it run, ahead of its base or behind it.
     *
     * @throws IllegalArgumentException if it would show a moment out of range
     */
    public synchronized void offset(Duration offset) {
        move(new Position(null, offset));
    }

    /**
     * Moves it on, or back if the time is negative; whether it runs stays as it is.
     *
     * @throws IllegalArgumentException if it would show a moment out of range
     */
    public synchronized void advance(Duration time) {
        Position current = Objects.requireNonNullElse(position, new Position(null, Duration.ZERO));
        try {
            move(
                    current.fixed() != null
                            ? new Position(current.fixed().plus(time), Duration.ZERO)
                            : new Position(null, current.offset().plus(time)));
        } catch (ArithmeticException | DateTimeException e) {
            throw outOfRange();
        }
    }

    /** Makes it show what its base does. */
    public synchronized void real() {
        position = null;
    }

    private void move(Position wanted) {
        Instant shown;
        try {
            shown = at(wanted);
        } catch (ArithmeticException | DateTimeException e) {
            throw outOfRange();
        }
        if (shown.isBefore(EARLIEST) || shown.isAfter(LATEST)) {
            throw outOfRange();
        }
        position = wanted;
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
