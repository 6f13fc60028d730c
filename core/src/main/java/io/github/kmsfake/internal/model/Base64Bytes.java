package io.github.kmsfake.internal.model;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes in a parameter, as Base64. */
public final class Base64Bytes {
    private final byte[] bytes;

    private Base64Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads {@code text}, or throws IllegalArgumentException if it is not the one way to write some bytes: Base64 with padding, and without bits that no byte uses.
     */
    public static Base64Bytes parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not how these bytes are written");
        }
        return new Base64Bytes(bytes);
    }

    /** Whether {@code text} can be read, and is not empty. */
    public static boolean isBase64(String text) {
        try {
            return parse(text).length() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public static Base64Bytes of(byte[] bytes) {
        return new Base64Bytes(bytes.clone());
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String text() {
        return encode(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Base64Bytes same && Arrays.equals(bytes, same.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
