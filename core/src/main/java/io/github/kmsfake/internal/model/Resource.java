package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A key or secret, as policies of access points speak of it.
 *
 * @param name the id of a key, the name of a secret
 * @param instanceId the KMS instance that it lives in, if it does
 */
public record Resource(Kind kind, String name, @Nullable String instanceId) {

    /** What there is to be reached. */
    public enum Kind {
        /** A key, for cryptography. */
        KEY("key"),
        /** A secret, for its value. */
        SECRET("secret");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        @Override
        public String toString() {
            return type;
        }
    }

    private static final String REST = "*";

    public static Resource of(Key key) {
        return new Resource(Kind.KEY, key.id(), key.kind().instanceId());
    }

    public static Resource of(Secret secret) {
        return new Resource(Kind.SECRET, secret.name(), secret.kind().instanceId());
    }

    /** How policies write it: {@code key/…} or {@code secret/…}. */
    public String path() {
        return kind + "/" + name;
    }

    /** Whether a policy's entry means it: by its path, or by how its path begins before a final {@code *}. */
    public boolean matches(String entry) {
        return entry.endsWith(REST)
                ? path().startsWith(entry.substring(0, entry.length() - REST.length()))
                : path().equals(entry);
    }
}
