package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Range;
import org.jspecify.annotations.Nullable;

/** How long a data key is to be, by either of two parameters; the number of bytes counts where both are sent. */
record DataKeySize(
        @Nullable @OneOf({DataKeySize.AES_256, "AES_128"}) String keySpec,
        @Nullable @Range(min = 0, max = 1024) Integer numberOfBytes) {
    static final String AES_256 = "AES_256";

    private static final int BYTES_OF_AES_256 = 32;
    private static final int BYTES_OF_AES_128 = 16;

    /** The bytes; zero counts as not sent. */
    int bytes() {
        if (numberOfBytes != null && numberOfBytes > 0) {
            return numberOfBytes;
        }
        return keySpec == null || keySpec.equals(AES_256) ? BYTES_OF_AES_256 : BYTES_OF_AES_128;
    }
}
