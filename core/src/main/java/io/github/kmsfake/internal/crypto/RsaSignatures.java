package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;

/** RSA PKCS#1 v1.5 with SHA-256: what client keys sign with. */
public final class RsaSignatures {
    private RsaSignatures() {}

    /** Whether the holder of a certificate's private key signed {@code data}. */
    public static boolean verify(String certificatePem, byte[] data, byte[] signature) {
        try {
            X509Certificate certificate =
                    Certificates.parse(Pem.decode("CERTIFICATE", certificatePem).get(0));
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was issued here can be used", e);
        }
    }
}
