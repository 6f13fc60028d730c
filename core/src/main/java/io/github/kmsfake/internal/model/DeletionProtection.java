package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/** Whether something cannot be deleted by mistake, and why. */
public record DeletionProtection(boolean enabled, String description) {
    public static final DeletionProtection OFF = new DeletionProtection(false, "");

    /** Switched so; a description is kept only with a protection. */
    public static DeletionProtection of(boolean enabled, @Nullable String description) {
        return enabled ? new DeletionProtection(true, description == null ? "" : description) : OFF;
    }
}
