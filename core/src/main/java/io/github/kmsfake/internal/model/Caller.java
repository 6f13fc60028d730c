package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a call.
 *
 * @param id the access key id or client key id; empty for an anonymous call
 * @param regionId the region that a client key belongs to; others belong to none
 * @param ramName the RAM user or role that an access key acts for, such as {@code user/alice}; absent if it acts for the
 *     account itself
 */
public record Caller(
        Kind kind,
        String accountId,
        String id,
        @Nullable String regionId,
        @Nullable String ramName) {

    /** What the id of an access key can be: others are refused before they are looked up. */
    public static final String ACCESS_KEY_ID = "[^:\\s\\p{Z}\\p{Cc}]+";

    /** What a RAM user or role is called. */
    public static final String RAM_NAME = "(user|role)/[A-Za-z0-9._@-]{1,64}";

    /** How the caller showed who it is. */
    public enum Kind {
        /** Not at all, or with an access key that the fake does not know; it acts as the default account. */
        ANONYMOUS,
        /** With an access key. */
        ACCESS_KEY,
        /** With the client key of an access point, which opens data, not management. */
        CLIENT_KEY
    }

    /** A caller that acts as an account, known or not. */
    public static Caller account(Kind kind, String accountId, String id) {
        return new Caller(kind, accountId, id, null, null);
    }

    /** A caller with an access key of a RAM user or role; of the account if {@code ramName} is absent. */
    public static Caller accessKey(String accountId, String id, @Nullable String ramName) {
        return new Caller(Kind.ACCESS_KEY, accountId, id, null, ramName);
    }

    public static Caller clientKey(Scope scope, String id) {
        return new Caller(Kind.CLIENT_KEY, scope.accountId(), id, scope.regionId(), null);
    }

    /** How policies of keys and secrets name it. */
    public String principal() {
        return "acs:ram::" + accountId + ":" + (ramName == null ? "root" : ramName);
    }
}
