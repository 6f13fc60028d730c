package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The primes that ship with the fake, for RSA keys of one size. Each is a number that SHA-512 makes of its index, and a
 * little more: the first prime from there on that suits {@link #EXPONENT}. Only the little is stored, two bytes a prime.
 */
final class RsaPrimes {
    /** The public exponent of all keys. */
    static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private final int keyBits;
    private final ByteBuffer steps;

    /** Those whose steps are in a buffer. */
    RsaPrimes(int keyBits, ByteBuffer steps) {
        this.keyBits = keyBits;
        this.steps = steps;
    }

    /** Those for keys of so many bits: 2048, 3072 or 4096. */
    static RsaPrimes of(int keyBits) {
        try (InputStream file = RsaPrimes.class.getResourceAsStream(fileName(keyBits))) {
            if (file == null) {
                throw new IllegalStateException("no primes for RSA keys of " + keyBits + " bits");
            }
            return new RsaPrimes(keyBits, ByteBuffer.wrap(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the primes for RSA keys", e);
        }
    }

    /** The file beside this class that holds them. */
    static String fileName(int keyBits) {
        return "rsa-" + keyBits + ".primes";
    }

    /** How many there are. */
    int count() {
        return steps.capacity() / Character.BYTES;
    }

    /** One of them: half as long as a key, with its two top bits set, so that the product of two is as long as a key. */
    BigInteger get(int index) {
        int step = steps.getChar(index * Character.BYTES);
        return base(keyBits, index).add(BigInteger.valueOf(2L * step));
    }

    /** The odd number from which the search for a prime begins. */
    static BigInteger base(int keyBits, int index) {
        int bits = keyBits / 2;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            byte[] bytes = new byte[bits / Byte.SIZE];
            for (int at = 0; at < bytes.length; at += digest.getDigestLength()) {
                digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                        .putInt(keyBits)
                        .putInt(index)
                        .putInt(at)
                        .array());
                byte[] block = digest.digest();
                System.arraycopy(block, 0, bytes, at, block.length);
            }
            return new BigInteger(1, bytes).setBit(bits - 1).setBit(bits - 2).setBit(0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
