package io.github.kmsfake.internal.model;

/** Where state lives: one account in one region. */
public record Scope(String accountId, String regionId) {

    /** The ARN of a resource in this account and region; {@code path} is its type and name, such as {@code policy/p1}. */
    public String arn(String path) {
        return "acs:kms:" + regionId + ":" + accountId + ":" + path;
    }
}
