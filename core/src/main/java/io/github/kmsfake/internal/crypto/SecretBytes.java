package io.github.kmsfake.internal.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The material of a symmetric key. */
public final class SecretBytes implements KeyMaterial {
    private final byte[] bytes;
    private @Nullable AesKey aes;

    public SecretBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static SecretBytes random(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    @Override
    public byte[] encoded() {
        return bytes.clone();
    }

    /** The bytes themselves, for algorithms that only read them. */
    byte[] bytes() {
        return bytes;
    }

    /** The same for the platform's AES, from its first use on; if two make it at once, either will do. */
    AesKey aes() {
        @Nullable AesKey made = aes;
        if (made == null) {
            made = new AesKey(bytes);
            aes = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretBytes secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "secret of " + bytes.length + " bytes";
    }
}
