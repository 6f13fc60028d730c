package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Ways to sign a digest of {@value #DIGEST_BYTES} bytes that the caller computed. */
public enum SignatureAlgorithm {
    /** RSA, PSS with SHA-256 for both of its hashes and a salt as long as the digest. */
    RSA_PSS_SHA_256 {
        private static final byte TRAILER = (byte) 0xBC;

        @Override
        byte[] signed(AsymmetricKey key, byte[] digest, SecureRandom random) throws CryptoException {
            return feed(signer(new PlatformRsa(key)), true, new ParametersWithRandom(key.privateKey(), random), digest)
                    .generateSignature();
        }

        @Override
        boolean fits(PublicKey key, byte[] digest, byte[] signature) {
            return isBlock(key, signature)
                    && feed(signer(new RSABlindedEngine()), false, key.key(), digest)
                            .verifySignature(signature);
        }

        private Signer signer(AsymmetricBlockCipher rsa) {
            return PSSSigner.createRawSigner(rsa, new SHA256Digest(), new SHA256Digest(), DIGEST_BYTES, TRAILER);
        }
    },
    /** RSA, PKCS#1 version 1.5 with the digest inside a DigestInfo of SHA-256. */
    RSA_PKCS1_SHA_256 {
        private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

        @Override
        byte[] signed(AsymmetricKey key, byte[] digest, SecureRandom random) throws CryptoException {
            AsymmetricBlockCipher cipher = new PKCS1Encoding(new PlatformRsa(key));
            cipher.init(true, new ParametersWithRandom(key.privateKey(), random));
            byte[] info = info(digest);
            return cipher.processBlock(info, 0, info.length);
        }

        @Override
        boolean fits(PublicKey key, byte[] digest, byte[] signature) throws CryptoException {
            AsymmetricBlockCipher cipher = new PKCS1Encoding(new RSABlindedEngine());
            cipher.init(false, key.key());
            return isBlock(key, signature)
                    && MessageDigest.isEqual(cipher.processBlock(signature, 0, signature.length), info(digest));
        }

        private byte[] info(byte[] digest) {
            byte[] prefix = HexFormat.of().parseHex(DIGEST_INFO);
            byte[] info = Arrays.copyOf(prefix, prefix.length + digest.length);
            System.arraycopy(digest, 0, info, prefix.length, digest.length);
            return info;
        }
    },
    /** ECDSA, DER. */
    ECDSA_SHA_256 {
        @Override
        byte[] signed(AsymmetricKey key, byte[] digest, SecureRandom random) throws IOException {
            ECDSASigner signer = new ECDSASigner();
            signer.init(true, new ParametersWithRandom(key.privateKey(), random));
            BigInteger[] pair = signer.generateSignature(digest);
            return StandardDSAEncoding.INSTANCE.encode(order(key.publicKey()), pair[0], pair[1]);
        }

        @Override
        boolean fits(PublicKey key, byte[] digest, byte[] signature) throws IOException {
            BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(order(key), signature);
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, key.key());
            return signer.verifySignature(digest, pair[0], pair[1]);
        }

        private BigInteger order(PublicKey key) {
            return ((ECKeyParameters) key.key()).getParameters().getN();
        }
    },
    /** SM2, DER; the digest already includes whatever identifies the signer. */
    SM2DSA {
        @Override
        byte[] signed(AsymmetricKey key, byte[] digest, SecureRandom random) throws CryptoException {
            return feed(signer(), true, new ParametersWithRandom(key.privateKey(), random), digest)
                    .generateSignature();
        }

        @Override
        boolean fits(PublicKey key, byte[] digest, byte[] signature) {
            return feed(signer(), false, key.key(), digest).verifySignature(signature);
        }

        @Override
        public byte[] digest(PublicKey key, byte[] message) {
            return Sm2Digest.of(key, message);
        }

        private Signer signer() {
            return new SM2Signer(StandardDSAEncoding.INSTANCE, new GivenDigest(DIGEST_BYTES));
        }
    };

    /** Whether an RSA signature is as long as the modulus: without a leading zero it would be the same number, but no signature. */
    private static boolean isBlock(PublicKey key, byte[] signature) {
        int bits = ((RSAKeyParameters) key.key()).getModulus().bitLength();
        return signature.length == (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** How long a digest is, for all of them. */
    public static final int DIGEST_BYTES = 32;

    /** The digest of a message, as it is signed with the private half of a key. */
    public byte[] digest(PublicKey key, byte[] message) {
        return HashAlgorithm.SHA_256.hash(message);
    }

    public byte[] sign(AsymmetricKey key, byte[] digest, SecureRandom random) {
        try {
            return signed(key, digest, random);
        } catch (CryptoException | IOException e) {
            throw new IllegalStateException("a digest of the right length can be signed", e);
        }
    }

    /** Whether the private key signed this digest; false as well for what is not in the form of a signature. */
    public boolean verify(PublicKey key, byte[] digest, byte[] signature) {
        try {
            return fits(key, digest, signature);
        } catch (CryptoException | IOException | RuntimeException e) {
            return false;
        }
    }

    abstract byte[] signed(AsymmetricKey key, byte[] digest, SecureRandom random) throws CryptoException, IOException;

    abstract boolean fits(PublicKey key, byte[] digest, byte[] signature) throws CryptoException, IOException;

    private static Signer feed(Signer signer, boolean sign, CipherParameters key, byte[] digest) {
        signer.init(sign, key);
        signer.update(digest, 0, digest.length);
        return signer;
    }
}
