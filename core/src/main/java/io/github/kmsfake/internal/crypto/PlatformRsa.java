package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * RSA with a private key as the platform does it, for the library's paddings: it blinds and checks as the library's own
 * does, but keeps the values to blind with from one signature to the next, which takes a tenth off.
 */
final class PlatformRsa implements AsymmetricBlockCipher {
    private final PrivateKey key;
    private final int bytes;

    PlatformRsa(AsymmetricKey key) {
        this.key = key.platformKey();
        this.bytes = (((RSAKeyParameters) key.privateKey()).getModulus().bitLength() + 7) / 8;
    }

    @Override
    public void init(boolean forEncryption, CipherParameters parameters) {
        // the key is known already, and its exponent is the private one either way
    }

    @Override
    public int getInputBlockSize() {
        return bytes - 1;
    }

    @Override
    public int getOutputBlockSize() {
        return bytes;
    }

    @Override
    public byte[] processBlock(byte[] in, int offset, int length) throws InvalidCipherTextException {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(in, offset, length);
        } catch (GeneralSecurityException e) {
            throw new InvalidCipherTextException("not below the modulus", e);
        }
    }

    static PrivateKey key(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA key of the platform", e);
        }
    }
}
