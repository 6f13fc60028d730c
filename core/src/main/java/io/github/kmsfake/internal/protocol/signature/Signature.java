package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;

/** A signature on a request, in one of the protocol's versions: whose it claims to be, and whether it is. */
interface Signature {
    /** The id of the access key or client key; empty if the request names none. */
    String keyId();

    /** The time of signing, as sent; empty if it was not. */
    String timestamp();

    /** What to say if it was not. */
    KmsException missingTimestamp();

    /** A text that no two requests should share; empty if the client sends none. */
    String nonce();

    /** Whether the request carries a session's token. */
    boolean hasSecurityToken();

    /** Whether the holder of an access key's secret made it. */
    boolean isMadeWith(String secret);

    /** Whether the holder of a client key's private key made it. */
    boolean isMadeWith(VerifyingCertificate certificate);

    /** The gateway's code for a signature of this version that is wrong. */
    ErrorCode mismatch();

    /** The text that the server would have signed. */
    String stringToSign();
}
