package io.github.kmsfake.internal.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The service's form of time: {@code yyyy-MM-dd'T'HH:mm:ss'Z'}, whole seconds in UTC. */
public final class Timestamps {
    private static final int LENGTH = "2026-01-02T03:04:05Z".length();
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssX", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Instant parse(String text) {
        try {
            if (text.length() == LENGTH && text.endsWith("Z")) {
                return FORMAT.parse(text, Instant::from);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time", e);
        }
        throw new IllegalArgumentException("not a time");
    }
}
