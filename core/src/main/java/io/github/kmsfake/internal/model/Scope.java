package io.github.kmsfake.internal.model;

/** Where state lives: one account in one region. */
public record Scope(String accountId, String regionId) {

    /** The ARN of a resource in this account and region; {@code path} is its type and name, such as {@code policy/p1}. */
    public String arn(String path) {
        return "acs:kms:" + regionId + ":" + accountId + ":" + path;
    }

    // Written out since this is a key looked up by the first call, and linking a record's own takes milliseconds.

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && accountId.equals(scope.accountId) && regionId.equals(scope.regionId);
    }

    @Override
    public int hashCode() {
        return 31 * accountId.hashCode() + regionId.hashCode();
    }
}
