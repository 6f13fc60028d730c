package io.github.kmsfake.internal.protocol.signature;

import java.nio.charset.StandardCharsets;

/** The strict percent-encoding that signatures are computed over, however loosely a client encodes on the wire. */
final class PercentEncoding {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE = 3;

    /** By character of ASCII; each byte of each call is looked up in it, twice in a signature of version 1. */
    private static final boolean[] UNRESERVED = unreserved();

    private PercentEncoding() {}

    static String encode(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        int reserved = 0;
        for (byte b : plain) {
            reserved += isUnreserved(b) ? 0 : 1;
        }
        return reserved == 0 ? text : encode(plain, reserved);
    }

    private static String encode(byte[] plain, int reserved) {
        byte[] encoded = new byte[plain.length + (ESCAPE - 1) * reserved];
        int end = 0;
        for (byte b : plain) {
            if (isUnreserved(b)) {
                encoded[end++] = b;
            } else {
                encoded[end++] = '%';
                encoded[end++] = HEX[b >> 4 & 0xF];
                encoded[end++] = HEX[b & 0xF];
            }
        }
        return new String(encoded, StandardCharsets.ISO_8859_1);
    }

    private static boolean isUnreserved(byte b) {
        return b >= 0 && UNRESERVED[b];
    }

    private static boolean[] unreserved() {
        boolean[] unreserved = new boolean[Byte.MAX_VALUE + 1];
        for (char c = 0; c < unreserved.length; c++) {
            unreserved[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '~';
        }
        return unreserved;
    }
}
