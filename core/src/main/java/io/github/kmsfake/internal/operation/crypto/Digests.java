package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;

/** Digests that callers have made themselves. */
final class Digests {
    private Digests() {}

    /** Refuses what is not as long as a digest. */
    static byte[] require(Base64Bytes digest) {
        if (digest.length() != SignatureAlgorithm.DIGEST_BYTES) {
            throw ErrorCode.INVALID_PARAMETER.with("Digest");
        }
        return digest.bytes();
    }
}
