package io.github.kmsfake.internal.server.signature;

/** A pair that a client signs with, and the account it belongs to. */
public record AccessKey(String id, String secret, String accountId) {}
