package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate whose owner signs with RSA, PKCS#1 version 1.5 and SHA-256, as client keys do. It is taken apart
 * when it is first needed, and once.
 */
public final class VerifyingCertificate {
    private final String pem;
    private volatile @Nullable PublicKey key;

    /** A certificate, PEM with {@code \n} line ends. */
    public VerifyingCertificate(String pem) {
        this.pem = pem;
    }

    public String pem() {
        return pem;
    }

    /** Whether the holder of its private key signed {@code data}. */
    public boolean verifies(byte[] data, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key());
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was issued here can be used", e);
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        @Nullable PublicKey known = key;
        if (known == null) {
            known = Certificates.parse(Pem.decode("CERTIFICATE", pem).get(0)).getPublicKey();
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifyingCertificate same && pem.equals(same.pem);
    }

    @Override
    public int hashCode() {
        return pem.hashCode();
    }

    @Override
    public String toString() {
        return "certificate of " + pem.length() + " characters";
    }
}
