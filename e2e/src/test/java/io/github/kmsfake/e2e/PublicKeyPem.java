package io.github.kmsfake.e2e;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A public key as the service shows it. */
final class PublicKeyPem {
    private PublicKeyPem() {}

    /** What is between its first and its last line. */
    static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The key that the platform makes of it. */
    static PublicKey key(String family, String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(bytes(pem)));
    }
}
