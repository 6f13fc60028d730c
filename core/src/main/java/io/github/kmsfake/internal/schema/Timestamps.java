package io.github.kmsfake.internal.schema;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The service's form of time, {@code yyyy-MM-dd'T'HH:mm:ss'Z'} in UTC, and the same with fractions of a second. */
public final class Timestamps {
    /** Digits where it has zeros, and everything else as it stands. */
    private static final String FORM = "0000-00-00T00:00:00Z";

    private static final int START_OF_FRACTION = FORM.length() - 1;
    private static final int LONGEST_FRACTION = 9;

    /** The first second of the year 1; numbers, since reading times would load the platform's formatter. */
    private static final long EARLIEST = -62_135_596_800L;

    /** The last second of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private static final String OUT_OF_RANGE = "is out of range";

    private Timestamps() {}

    /**
     * Reads a time. Every signed call has one, and the platform's formatter takes as long as half of the other checks.
     *
     * @throws IllegalArgumentException if it has another form, or is no time
     */
    public static Instant parse(String text) {
        requireForm(text);
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such time", e);
        }
    }

    /**
     * Reads the time of a signature. Some clients of the vendor send milliseconds, which no check is fine enough to need.
     *
     * @throws IllegalArgumentException if it has another form, or is no time
     */
    public static Instant parseOfSignature(String text) {
        return parse(hasFraction(text) ? text.substring(0, START_OF_FRACTION) + "Z" : text);
    }

    /**
     * Reads a time in a document: a fixed one, or one so long before or after the document is read.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Instant inDocument(String text, Instant now) {
        try {
            if (text.startsWith("P") || text.startsWith("-P")) {
                return after(now, Duration.parse(text));
            }
            return inRange(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is not a time such as 2030-01-01T00:00:00Z, or a duration from now such as P30D or -PT12H", e);
        }
    }

    private static Instant after(Instant now, Duration duration) {
        try {
            return inRange(now.plus(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(OUT_OF_RANGE, e);
        }
    }

    /**
     * The time, if its year has four digits.
     *
     * @throws IllegalArgumentException if it has not
     */
    public static Instant inRange(Instant moment) {
        if (moment.getEpochSecond() < EARLIEST || moment.getEpochSecond() > LATEST) {
            throw new IllegalArgumentException(OUT_OF_RANGE);
        }
        return moment;
    }

    private static boolean hasFraction(String text) {
        int digits = text.length() - START_OF_FRACTION - ".Z".length();
        if (digits < 1 || digits > LONGEST_FRACTION || text.charAt(START_OF_FRACTION) != '.' || !text.endsWith("Z")) {
            return false;
        }
        for (int i = START_OF_FRACTION + 1; i < text.length() - 1; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void requireForm(String text) {
        boolean fits = text.length() == FORM.length();
        for (int i = 0; fits && i < FORM.length(); i++) {
            char c = text.charAt(i);
            fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
        }
        if (!fits) {
            throw new IllegalArgumentException("not in the form of a time");
        }
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
