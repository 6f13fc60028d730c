package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.util.Base64;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/** A key pair as secure shells have it: the public key in one line, the private key in PEM. */
public record SshKeyPair(String publicKey, String privateKey) {
    /** The size of the pairs that the service makes. */
    public static final int BITS = 2048;

    /** Writes an RSA key. */
    public static SshKeyPair of(AsymmetricKey key) {
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
