package io.github.kmsfake.internal.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * The platform's SHA-1, for Bouncy Castle: it uses the processor's instructions for it, so that the 12,000 rounds of a
 * PKCS#12 file are no longer half of what a client key takes.
 */
final class PlatformSha1 implements ExtendedDigest {
    private static final int BLOCK_BYTES = 64;

    private final MessageDigest digest;

    PlatformSha1() {
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    @Override
    public String getAlgorithmName() {
        return digest.getAlgorithm();
    }

    @Override
    public int getDigestSize() {
        return digest.getDigestLength();
    }

    @Override
    public int getByteLength() {
        return BLOCK_BYTES;
    }

    @Override
    public void update(byte in) {
        digest.update(in);
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        digest.update(in, offset, length);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        try {
            return digest.digest(out, offset, getDigestSize());
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a digest", e);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
