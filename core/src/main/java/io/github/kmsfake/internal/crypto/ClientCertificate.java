package io.github.kmsfake.internal.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a client key that somebody made elsewhere.
 *
 * @param pem the certificate, PEM with {@code \n} line ends
 * @param notBefore from when it says that it is valid
 * @param notAfter until when
 */
public record ClientCertificate(String pem, Instant notBefore, Instant notAfter) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is not one X.509 certificate of an RSA key, as PEM
     */
    public static ClientCertificate ofPem(String pem) {
        try {
            List<byte[]> found = Pem.decode("CERTIFICATE", pem);
            if (found.size() == 1) {
                return of(Certificates.parse(found.get(0)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is no X.509 certificate of an RSA key, as PEM", e);
        }
        throw new IllegalArgumentException("must hold one PEM block CERTIFICATE");
    }

    /**
     * Reads the one in a PKCS#12 file, which has to open with its password and hold the private key too.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static ClientCertificate ofPkcs12(byte[] file, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                @Nullable Object key = store.getKey(alias, password.toCharArray());
                if (key instanceof PrivateKey && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return of(certificate);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("is no PKCS#12 file that opens with the password", e);
        }
        throw new IllegalArgumentException("is a PKCS#12 file without a private key and its certificate");
    }

    private static ClientCertificate of(X509Certificate certificate) throws CertificateException {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
            throw new CertificateException("not of an RSA key");
        }
        return new ClientCertificate(
                Pem.encode("CERTIFICATE", certificate.getEncoded(), "\n"),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }
}
