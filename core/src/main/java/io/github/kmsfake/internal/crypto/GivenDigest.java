package io.github.kmsfake.internal.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.Digest;

/**
 * Stands where the library wants to hash, for a caller who has hashed already: its result is what it was fed last. So
 * the library's SM2 signs a digest, though it only offers to sign messages.
 */
final class GivenDigest implements Digest {
    private final int size;
    private byte[] last;

    GivenDigest(int size) {
        this.size = size;
        this.last = new byte[size];
    }

    @Override
    public String getAlgorithmName() {
        return "NONE";
    }

    @Override
    public int getDigestSize() {
        return size;
    }

    @Override
    public void update(byte in) {
        last = new byte[size];
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        last = Arrays.copyOf(Arrays.copyOfRange(in, offset, offset + length), size);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        System.arraycopy(last, 0, out, offset, size);
        return size;
    }

    @Override
    public void reset() {
        // the next to be fed replaces what there is
    }
}
