package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Ciphers of symmetric keys, in Galois/Counter mode: a change of any byte or of the additional data is detected. */
public enum SymmetricCipher {
    /** AES, which the platform has in hardware. */
    AES_GCM {
        @Override
        public byte[] seal(SecretBytes key, byte[] iv, byte[] plaintext, byte[] additional) {
            try {
                return process(Cipher.ENCRYPT_MODE, key, iv, plaintext, additional);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has AES in Galois/Counter mode", e);
            }
        }

        @Override
        Optional<byte[]> unsealed(SecretBytes key, byte[] iv, byte[] sealed, byte[] additional) {
            try {
                return Optional.of(process(Cipher.DECRYPT_MODE, key, iv, sealed, additional));
            } catch (AEADBadTagException e) {
                return Optional.empty();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has AES in Galois/Counter mode", e);
            }
        }

        private byte[] process(int mode, SecretBytes key, byte[] iv, byte[] input, byte[] additional)
                throws GeneralSecurityException {
            AesKey aes = key.aes();
            Cipher cipher = aes.cipher(mode, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
            cipher.updateAAD(additional);
            byte[] output = cipher.doFinal(input);
            aes.keep(cipher);
            return output;
        }
    },
    /** SM4: not in the platform. */
    SM4_GCM {
        @Override
        public byte[] seal(SecretBytes key, byte[] iv, byte[] plaintext, byte[] additional) {
            try {
                return process(true, key, iv, plaintext, additional);
            } catch (InvalidCipherTextException e) {
                throw new IllegalStateException("there is no ciphertext to be invalid", e);
            }
        }

        @Override
        Optional<byte[]> unsealed(SecretBytes key, byte[] iv, byte[] sealed, byte[] additional) {
            try {
                return Optional.of(process(false, key, iv, sealed, additional));
            } catch (InvalidCipherTextException e) {
                return Optional.empty();
            }
        }

        private byte[] process(boolean seal, SecretBytes key, byte[] iv, byte[] input, byte[] additional)
                throws InvalidCipherTextException {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(seal, new AEADParameters(new KeyParameter(key.bytes()), TAG_BYTES * Byte.SIZE, iv, additional));
            byte[] output = new byte[cipher.getOutputSize(input.length)];
            int written = cipher.processBytes(input, 0, input.length, output, 0);
            cipher.doFinal(output, written);
            return output;
        }
    };

    /** How long an initialization vector is. */
    public static final int IV_BYTES = 12;

    /** How long the tag at the end is. */
    public static final int TAG_BYTES = 16;

    public abstract byte[] seal(SecretBytes key, byte[] iv, byte[] plaintext, byte[] additional);

    /** What was sealed with the same key, vector and additional data; nothing if it was not. */
    public Optional<byte[]> open(SecretBytes key, byte[] iv, byte[] sealed, byte[] additional) {
        // the platform has no check for input without room for a tag, and fails inside
        return sealed.length < TAG_BYTES ? Optional.empty() : unsealed(key, iv, sealed, additional);
    }

    abstract Optional<byte[]> unsealed(SecretBytes key, byte[] iv, byte[] sealed, byte[] additional);
}
