package io.github.kmsfake.internal.statefile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in a document: a fixed one, or one so long before or after the document is read.
 *
 * @param instant the fixed one
 * @param fromNow how long after the reading, if it is not fixed
 */
public record TimeExpression(@Nullable Instant instant, Duration fromNow) {
    /** What can be written. */
    static final String FORM = "a time such as 2030-01-01T00:00:00Z, or a duration from now such as P30D or -PT12H";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** A fixed one, if there is one. */
    static @Nullable TimeExpression of(@Nullable Instant instant) {
        return instant == null ? null : new TimeExpression(instant, Duration.ZERO);
    }

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException if it is neither a time nor a duration
     */
    public static TimeExpression parse(String text) {
        try {
            if (text.startsWith("P") || text.startsWith("-P")) {
                return new TimeExpression(null, Duration.parse(text));
            }
            return new TimeExpression(inRange(Instant.parse(text)), Duration.ZERO);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not " + FORM, e);
        }
    }

    /**
     * When it is, for a document that is read at {@code now}.
     *
     * @throws IllegalArgumentException if that is out of range
     */
    Instant at(Instant now) {
        try {
            return inRange(instant != null ? instant : now.plus(fromNow));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("is out of range", e);
        }
    }

    /**
     * The same, if its year has four digits.
     *
     * @throws IllegalArgumentException if it has not
     */
    static Instant inRange(Instant moment) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new IllegalArgumentException("is out of range");
        }
        return moment;
    }

    @Override
    public String toString() {
        return instant != null ? instant.toString() : fromNow.toString();
    }
}
