package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Enclaves that take an answer which only they can read. What they send is nowhere described, so they are refused. */
public final class Recipients {
    private Recipients() {}

    /** Refuses a call that names one: to answer it in plain would give away what only the enclave may read. */
    public static void refuse(@Nullable String recipient) {
        if (recipient != null) {
            throw ErrorCode.ACTION_NOT_SUPPORTED.because("Recipient names an enclave, and KMS Fake cannot answer one");
        }
    }
}
