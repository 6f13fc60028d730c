package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import java.util.List;

/** A signature on a request, in one of the protocol's versions: whose it claims to be, and whether it is. */
interface Signature {
    /** The id of the access key or client key; empty if the request names none. */
    String keyId();

    /** The time of signing, as sent; empty if it was not. */
    String timestamp();

    /** What to say if it was not. */
    KmsException missingTimestamp();

    /** Refuses a request without what this version needs besides. */
    default void requireComplete() {}

    /** A text that no two requests should share; empty if the client sends none. */
    String nonce();

    /** Whether the request carries a session's token. */
    boolean hasSecurityToken();

    /** Whether the holder of an access key's secret made it. */
    boolean isMadeWith(String secret);

    /** Whether the holder of a client key's private key made it. */
    boolean isMadeWith(VerifyingCertificate certificate);

    /** Whether the holder of an access key's secret made it over a text. */
    boolean isMadeWith(String secret, String stringToSign);

    /** What a client may have signed instead, by a mistake that others have made before. */
    List<Reading> otherReadings();

    /** The text that the server would have signed, or what that is a hash of, without secrets. */
    String shownText();

    /**
     * A text that a client may have signed.
     *
     * @param difference what it did
     * @param stringToSign the text
     * @param shown the text, or what it is a hash of, without secrets
     */
    record Reading(String difference, String stringToSign, String shown) {}

    /** The gateway's code for a signature of this version that is wrong. */
    ErrorCode mismatch();

    /** The text that the server would have signed. */
    String stringToSign();
}
