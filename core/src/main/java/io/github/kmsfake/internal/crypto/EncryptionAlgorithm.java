package io.github.kmsfake.internal.crypto;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** Ways to encrypt with a public key. */
public enum EncryptionAlgorithm {
    /** RSA, PKCS#1 version 1.5: only to wrap key material. */
    RSAES_PKCS1_V1_5(() -> new PKCS1Encoding(new RSABlindedEngine())),
    /** RSA, OAEP with SHA-1 for both of its hashes and an empty label. */
    RSAES_OAEP_SHA_1(() -> oaep(SHA1Digest::new)),
    /** RSA, OAEP with SHA-256 for both of its hashes and an empty label. */
    RSAES_OAEP_SHA_256(() -> oaep(SHA256Digest::new)),
    /** SM2: the point, uncompressed, then the check, then the ciphertext. */
    SM2PKE(() -> {
        throw new IllegalStateException("not RSA");
    }) {
        /** What fits besides the point and the check into the 6 KiB of a ciphertext. */
        private static final int MOST_BYTES = 6047;

        @Override
        public int mostBytes(PublicKey key) {
            return MOST_BYTES;
        }

        @Override
        public byte[] encrypt(PublicKey key, byte[] plaintext, SecureRandom random) {
            SM2Engine engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(key.key(), random));
            try {
                return engine.processBlock(plaintext, 0, plaintext.length);
            } catch (CryptoException e) {
                throw new IllegalStateException("there is no ciphertext to be invalid", e);
            }
        }

        @Override
        public Optional<byte[]> decrypt(AsymmetricKey key, byte[] ciphertext) {
            return open(SM2Engine.Mode.C1C3C2, key, ciphertext);
        }

        @Override
        String misread(AsymmetricKey key, byte[] ciphertext) {
            if (ciphertext.length > 0 && ciphertext[0] == 0x30) {
                return "the ciphertext seems to be ASN.1; the service takes C1, C3 and C2 one after the other";
            }
            byte[] prefixed = new byte[ciphertext.length + 1];
            prefixed[0] = 4;
            System.arraycopy(ciphertext, 0, prefixed, 1, ciphertext.length);
            if (decrypt(key, prefixed).isPresent()) {
                return "the ciphertext lacks the byte 04 before its point C1";
            }
            boolean plain = open(SM2Engine.Mode.C1C2C3, key, ciphertext).isPresent();
            return plain || open(SM2Engine.Mode.C1C2C3, key, prefixed).isPresent()
                    ? "the ciphertext is in the order C1, C2, C3" + (plain ? "" : " and lacks the byte 04 before it")
                            + "; the service takes C1, C3, C2"
                    : "the ciphertext was made for another key, or changed or cut";
        }

        private Optional<byte[]> open(SM2Engine.Mode mode, AsymmetricKey key, byte[] ciphertext) {
            SM2Engine engine = new SM2Engine(new SM3Digest(), mode);
            engine.init(false, key.privateKey());
            try {
                return Optional.of(engine.processBlock(ciphertext, 0, ciphertext.length));
            } catch (CryptoException | RuntimeException e) {
                // the library throws what it likes at points that are on no curve and blocks that are too short
                return Optional.empty();
            }
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // constructors are immutable
    private final Supplier<AsymmetricBlockCipher> rsa;

    EncryptionAlgorithm(Supplier<AsymmetricBlockCipher> rsa) {
        this.rsa = rsa;
    }

    /** How many bytes can be encrypted. */
    public int mostBytes(PublicKey key) {
        AsymmetricBlockCipher cipher = rsa.get();
        cipher.init(true, key.key());
        return cipher.getInputBlockSize();
    }

    /** The ciphertext of no more than {@link #mostBytes} bytes. */
    public byte[] encrypt(PublicKey key, byte[] plaintext, SecureRandom random) {
        AsymmetricBlockCipher cipher = rsa.get();
        cipher.init(true, new ParametersWithRandom(key.key(), random));
        try {
            return cipher.processBlock(plaintext, 0, plaintext.length);
        } catch (CryptoException e) {
            throw new IllegalStateException("there is no ciphertext to be invalid", e);
        }
    }

    /** What was encrypted with the key's public half in this way; nothing if it was not. */
    public Optional<byte[]> decrypt(AsymmetricKey key, byte[] ciphertext) {
        AsymmetricBlockCipher cipher = rsa.get();
        cipher.init(false, key.privateKey());
        if (ciphertext.length != cipher.getInputBlockSize()) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher.processBlock(ciphertext, 0, ciphertext.length));
        } catch (CryptoException | RuntimeException e) {
            // also numbers beyond the modulus
            return Optional.empty();
        }
    }

    /** Why a plaintext of so many bytes cannot be encrypted. */
    public String tooLong(int bytes, PublicKey key) {
        return "the plaintext has " + bytes + " bytes, " + this + " with this key takes at most " + mostBytes(key);
    }

    /** Why the key did not decrypt a ciphertext, as far as it can be told. */
    public String undecryptable(AsymmetricKey key, byte[] ciphertext) {
        return this + " with this key version does not decrypt it: " + misread(key, ciphertext);
    }

    String misread(AsymmetricKey key, byte[] ciphertext) {
        AsymmetricBlockCipher cipher = rsa.get();
        cipher.init(false, key.privateKey());
        if (ciphertext.length != cipher.getInputBlockSize()) {
            return "the ciphertext has " + ciphertext.length + " bytes, it must have " + cipher.getInputBlockSize();
        }
        for (EncryptionAlgorithm other : List.of(RSAES_OAEP_SHA_256, RSAES_OAEP_SHA_1, RSAES_PKCS1_V1_5)) {
            if (other != this && other.decrypt(key, ciphertext).isPresent()) {
                return "the ciphertext was made with " + other;
            }
        }
        return "the ciphertext was made with another key version or other hashes, or changed";
    }

    private static AsymmetricBlockCipher oaep(Supplier<Digest> hash) {
        return new OAEPEncoding(new RSABlindedEngine(), hash.get(), hash.get(), new byte[0]);
    }
}
