package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** Ways in which key material travels to the service: which key of ours wraps it, and what it can be. */
public enum WrappingAlgorithm {
    /** A secret under RSA, PKCS#1 version 1.5. */
    RSAES_PKCS1_V1_5(KeySpec.RSA_2048, EncryptionAlgorithm.RSAES_PKCS1_V1_5, false),
    /** A secret under RSA, OAEP with SHA-1. */
    RSAES_OAEP_SHA_1(KeySpec.RSA_2048, EncryptionAlgorithm.RSAES_OAEP_SHA_1, false),
    /** A secret under RSA, OAEP with SHA-256. */
    RSAES_OAEP_SHA_256(KeySpec.RSA_2048, EncryptionAlgorithm.RSAES_OAEP_SHA_256, false),
    /** A secret under SM2. */
    SM2PKE(KeySpec.EC_SM2, EncryptionAlgorithm.SM2PKE, false),
    /** A private key under a passing AES key, which is under RSA and comes first. */
    RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD(KeySpec.RSA_2048, EncryptionAlgorithm.RSAES_OAEP_SHA_256, true) {
        private static final int RSA_BLOCK = 256;
        private static final int AES_KEY = 32;

        @Override
        public Optional<byte[]> unwrap(AsymmetricKey key, byte[] wrapped) {
            return passingKey(key, wrapped, RSA_BLOCK, AES_KEY)
                    .flatMap(passing -> aes(passing, Arrays.copyOfRange(wrapped, RSA_BLOCK, wrapped.length)));
        }

        private Optional<byte[]> aes(byte[] key, byte[] ciphertext) {
            try {
                Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
                return Optional.of(cipher.doFinal(ciphertext));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        }
    },
    /** A private key under a passing SM4 key, which is under SM2 and comes first. */
    SM2PKE_SM4_ECB(KeySpec.EC_SM2, EncryptionAlgorithm.SM2PKE, true) {
        private static final int SM2_OVERHEAD = 97;
        private static final int SM4_KEY = 16;

        @Override
        public Optional<byte[]> unwrap(AsymmetricKey key, byte[] wrapped) {
            return passingKey(key, wrapped, SM2_OVERHEAD + SM4_KEY, SM4_KEY)
                    .flatMap(passing ->
                            sm4(passing, Arrays.copyOfRange(wrapped, SM2_OVERHEAD + SM4_KEY, wrapped.length)));
        }

        private Optional<byte[]> sm4(byte[] key, byte[] ciphertext) {
            SM4Engine engine = new SM4Engine();
            if (ciphertext.length == 0 || ciphertext.length % engine.getBlockSize() != 0) {
                return Optional.empty();
            }
            engine.init(false, new KeyParameter(key));
            byte[] plain = new byte[ciphertext.length];
            for (int i = 0; i < plain.length; i += engine.getBlockSize()) {
                engine.processBlock(ciphertext, i, plain, i);
            }
            return Optional.of(withoutFilling(plain));
        }

        /** There is no padding, so a DER structure ends where it says, and the rest filled the last block. */
        private byte[] withoutFilling(byte[] plain) {
            int length = derLength(plain);
            return length > 0 && length < plain.length && plain.length - length <= SM4_KEY
                    ? Arrays.copyOf(plain, length)
                    : plain;
        }

        private int derLength(byte[] plain) {
            int first = plain[1] & 0xff;
            if (plain[0] != 0x30) {
                return -1;
            }
            return switch (first) {
                case 0x81 -> 3 + (plain[2] & 0xff);
                case 0x82 -> 4 + ((plain[2] & 0xff) << 8) + (plain[3] & 0xff);
                default -> first < 0x80 ? 2 + first : -1;
            };
        }
    };

    private final KeySpec wrappingKeySpec;
    private final EncryptionAlgorithm encryption;
    private final boolean forPrivateKeys;

    WrappingAlgorithm(KeySpec wrappingKeySpec, EncryptionAlgorithm encryption, boolean forPrivateKeys) {
        this.wrappingKeySpec = wrappingKeySpec;
        this.encryption = encryption;
        this.forPrivateKeys = forPrivateKeys;
    }

    /** What the key is that wraps. */
    public KeySpec wrappingKeySpec() {
        return wrappingKeySpec;
    }

    /** Whether it carries private keys; else it carries secrets. */
    public boolean isForPrivateKeys() {
        return forPrivateKeys;
    }

    /** The material; nothing if it was not wrapped for this key in this way. */
    public Optional<byte[]> unwrap(AsymmetricKey key, byte[] wrapped) {
        return encryption.decrypt(key, wrapped);
    }

    /** The key at the beginning, of which the rest says nothing if it is too short. */
    Optional<byte[]> passingKey(AsymmetricKey key, byte[] wrapped, int block, int length) {
        return wrapped.length <= block
                ? Optional.empty()
                : encryption.decrypt(key, Arrays.copyOf(wrapped, block)).filter(passing -> passing.length == length);
    }
}
