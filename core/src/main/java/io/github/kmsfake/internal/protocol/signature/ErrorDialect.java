package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;

/** Who speaks when a signature is refused: the sources do not settle it, so a user can choose. */
public enum ErrorDialect {
    /** The gateway's codes, {@code SignatureDoesNotMatch} and {@code InvalidTimeStamp.Expired}: what all SDKs parse. */
    GATEWAY,
    /** KMS's own, older codes: {@code IncompleteSignature} and {@code IllegalTimestamp}. */
    KMS;

    /** Says that a signature is wrong, and what the server would have signed. */
    KmsException mismatch(Signature signature, SignatureMismatch mismatch) {
        ErrorCode code = this == GATEWAY ? signature.mismatch() : ErrorCode.INCOMPLETE_SIGNATURE;
        return code.becauseConfidentially(mismatch.reason(), signature.stringToSign())
                .proven(mismatch.evidence());
    }

    /** Says that the time of signing is absent, malformed or too far off; {@code gateway} tells these apart. */
    KmsException timestamp(KmsException gateway) {
        return this == GATEWAY ? gateway : ErrorCode.ILLEGAL_TIMESTAMP.because(gateway.reason());
    }
}
