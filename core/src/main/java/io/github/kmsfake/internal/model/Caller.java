package io.github.kmsfake.internal.model;

/**
 * Who makes a call.
 *
 * @param id the access key id or client key id; empty for an anonymous call
 */
public record Caller(Kind kind, String accountId, String id) {

    /** How the caller showed who it is. */
    public enum Kind {
        /** Not at all, or with an access key that the fake does not know; it acts as the default account. */
        ANONYMOUS,
        /** With an access key. */
        ACCESS_KEY,
        /** With the client key of an access point, which opens data, not management. */
        CLIENT_KEY
    }
}
