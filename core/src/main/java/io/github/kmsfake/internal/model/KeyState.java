package io.github.kmsfake.internal.model;

/** The conditions of a key. */
public enum KeyState {
    /** In use. */
    ENABLED("Enabled"),
    /** Out of use until it is enabled. */
    DISABLED("Disabled"),
    /** To be deleted at a date. */
    PENDING_DELETION("PendingDeletion"),
    /** Without material, which its owner has to import. */
    PENDING_IMPORT("PendingImport");

    private final String wireName;

    KeyState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
