package io.github.kmsfake.internal.model;

/** What can have tags. */
public enum ResourceType {
    /** Keys, by their ids. */
    KEY("key"),
    /** Secrets, by their names. */
    SECRET("secret"),
    /** KMS instances, by their ids. */
    INSTANCE("instance");

    private final String wireName;

    ResourceType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
