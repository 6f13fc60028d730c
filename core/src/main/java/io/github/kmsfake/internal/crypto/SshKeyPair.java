package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** A key pair as secure shells have it: the public key in one line, the private key in PEM. */
public record SshKeyPair(String publicKey, String privateKey) {
    /** Writes a pair. */
    public static SshKeyPair of(KeyPair pair) {
        AsymmetricKey key = AsymmetricKey.parse(pair.getPrivate().getEncoded());
        try {
            byte[] line = OpenSSHPublicKeyUtil.encodePublicKey(key.publicKey().key());
            return new SshKeyPair("ssh-rsa " + Base64.getEncoder().encodeToString(line), key.pem());
        } catch (IOException e) {
            throw new IllegalStateException("an RSA key can be written", e);
        }
    }

    @Override
    public String toString() {
        return "key pair";
    }
}
