package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/** A truth value that the API takes as a string, in any case. */
public record Flag(boolean on) {
    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Flag parse(String text) {
        if (text.equalsIgnoreCase("true")) {
            return new Flag(true);
        }
        if (text.equalsIgnoreCase("false")) {
            return new Flag(false);
        }
        throw new IllegalArgumentException("not a truth value");
    }

    /** Whether it was sent, and is on. */
    public static boolean isOn(@Nullable Flag flag) {
        return flag != null && flag.on;
    }
}
