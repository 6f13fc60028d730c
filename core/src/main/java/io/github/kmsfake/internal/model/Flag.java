package io.github.kmsfake.internal.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A boolean that the API takes as a string, in any case. */
public record Flag(boolean on) {
    /** Reads {@code text}, or throws IllegalArgumentException if it is neither. */
    public static Flag parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a boolean"));
    }

    /** Reads {@code text}, if it is a boolean. */
    public static Optional<Flag> find(String text) {
        boolean on = text.equalsIgnoreCase("true");
        return on || text.equalsIgnoreCase("false") ? Optional.of(new Flag(on)) : Optional.empty();
    }

    /** Whether it was sent, and is on. */
    public static boolean isOn(@Nullable Flag flag) {
        return flag != null && flag.on;
    }
}
