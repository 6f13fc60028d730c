package io.github.kmsfake.e2e;

import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** What an application does with a public key of the service, by the platform's own means. */
final class Wrapping {
    /** The platform's default takes SHA-1 for the mask. */
    static final OAEPParameterSpec OAEP_SHA_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private Wrapping() {}

    static String wrap(String publicKey, byte[] plain) throws Exception {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))),
                OAEP_SHA_256);
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    }
}
