package io.github.kmsfake.internal.model;

import java.nio.charset.StandardCharsets;

/** The value of a secret. It never shows itself in a text. */
public record SecretData(String text) {
    private static final int MOST_BYTES = 30_720;

    /** Reads {@code text}, or throws IllegalArgumentException if it is longer than 30,720 bytes. */
    public static SecretData parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
        }
        return new SecretData(text);
    }

    @Override
    public String toString() {
        return text.length() + " characters";
    }
}
