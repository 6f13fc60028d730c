package io.github.kmsfake.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as documents write them. */
final class Bytes {
    private Bytes() {}

    /** Of hexadecimal digits, of which long ones come in several lines. */
    static byte[] hex(String... digits) {
        return HexFormat.of().parseHex(String.join("", digits));
    }

    /** Of a text. */
    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The same with one bit changed. */
    static byte[] changed(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[index] ^= 1;
        return changed;
    }

    /** These bytes as hexadecimal digits. */
    static String show(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
