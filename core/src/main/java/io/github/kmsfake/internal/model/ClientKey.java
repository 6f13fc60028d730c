package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import java.time.Instant;

/**
 * The credential of an application: what the service keeps of it. The private key is handed out once, when the client
 * key is created, and not kept.
 *
 * @param certificate what its signatures are verified with
 */
public record ClientKey(
        String id,
        String aapName,
        Instant createTime,
        Instant notBefore,
        Instant notAfter,
        VerifyingCertificate certificate) {

    /** How the ids of all client keys begin. */
    public static final String PREFIX = "KAAP.";

    public static final String ALGORITHM = "RSA_2048";

    public static final String ORIGIN = "KMS_PROVIDED";

    /** What its password may be: 8 to 64 letters, digits and special characters, of at least two of the three kinds. */
    public static final String PASSWORD = "(?![A-Za-z]*$)(?![0-9]*$)(?![~!@#$%^&*?_-]*$)[A-Za-z0-9~!@#$%^&*?_-]{8,64}";
}
