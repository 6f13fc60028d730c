package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Enclaves that take an answer which only they can read. What they send is nowhere described, so they are refused. */
final class Recipients {
    private Recipients() {}

    static void refuse(@Nullable String recipient) {
        if (recipient != null) {
            throw ErrorCode.ACTION_NOT_SUPPORTED.with();
        }
    }
}
