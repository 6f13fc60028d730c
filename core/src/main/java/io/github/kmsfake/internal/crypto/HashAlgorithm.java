package io.github.kmsfake.internal.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash functions that signatures and message authentication codes are made with. */
public enum HashAlgorithm {
    /** SHA-1, which signature V1 still uses. */
    SHA_1("SHA-1"),
    SHA_256("SHA-256"),
    /** SM3, of China's national standards: not in the platform. */
    SM3("SM3") {
        @Override
        byte[] hash(byte[] first, byte[] second) {
            SM3Digest digest = new SM3Digest();
            digest.update(first, 0, first.length);
            digest.update(second, 0, second.length);
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        }
    };

    /** All of them work on blocks of this many bytes. */
    private static final int BLOCK = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private static final byte[] NOTHING = {};

    private final String name;

    HashAlgorithm(String name) {
        this.name = name;
    }

    public byte[] hash(byte[] data) {
        return hash(data, NOTHING);
    }

    /**
     * The message authentication code of {@code data} under {@code key}: HMAC as RFC 2104 has it. The platform's own
     * would set up all of its cryptography providers first, which takes longer than a server's start.
     */
    public byte[] hmac(byte[] key, byte[] data) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? hash(key) : key, BLOCK);
        return hash(masked(block, OUTER), hash(masked(block, INNER), data));
    }

    /** The hash of one array after the other. */
    byte[] hash(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance(name);
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static byte[] masked(byte[] block, byte mask) {
        byte[] result = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            result[i] = (byte) (block[i] ^ mask);
        }
        return result;
    }
}
