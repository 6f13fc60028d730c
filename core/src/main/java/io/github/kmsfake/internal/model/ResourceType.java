package io.github.kmsfake.internal.model;

import java.util.Locale;

/** What can have tags. */
public enum ResourceType {
    /** Keys, by their ids. */
    KEY,
    /** Secrets, by their names. */
    SECRET,
    /** KMS instances, by their ids. */
    INSTANCE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
