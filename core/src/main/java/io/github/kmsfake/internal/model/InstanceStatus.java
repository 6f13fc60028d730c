package io.github.kmsfake.internal.model;

/** The life of a KMS instance: bought, being enabled, in use; or in trouble. */
public enum InstanceStatus {
    /** Bought, not enabled yet. */
    UNINITIALIZED("Uninitialized"),
    /** Being enabled. */
    CONNECTING("Connecting"),
    /** In use. */
    CONNECTED("Connected"),
    /** Cut off. */
    DISCONNECTED("Disconnected"),
    /** Enabling it failed. */
    ERROR("Error");

    private final String wireName;

    InstanceStatus(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
