package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A pair that a client signs with, and the account it belongs to.
 *
 * @param ramName the RAM user or role that it acts for, such as {@code user/alice}; absent if for the account itself
 */
public record AccessKey(
        String id,
        String secret,
        String accountId,
        @Nullable String ramName) {}
