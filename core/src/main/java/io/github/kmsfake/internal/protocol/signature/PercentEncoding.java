package io.github.kmsfake.internal.protocol.signature;

import java.nio.charset.StandardCharsets;

/** The strict percent-encoding that signatures are computed over, however loosely a client encodes on the wire. */
final class PercentEncoding {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE = 3;
    private static final int ESCAPE_TWICE = 5;

    /** By character of ASCII; each byte of each call is looked up in it. */
    private static final boolean[] UNRESERVED = unreserved();

    private PercentEncoding() {}

    static String encode(String text) {
        return encode(text, false);
    }

    /** The encoding of the encoding, in one pass: of its characters, only percent signs are escaped once more. */
    static String encodeTwice(String text) {
        return encode(text, true);
    }

    private static String encode(String text, boolean twice) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < plain.length; i++) {
            if (!isUnreserved(plain[i])) {
                return encode(plain, i, twice);
            }
        }
        return text;
    }

    /** The text of bytes whose first to be escaped is known. What needs no escape is most of them, and copied in blocks. */
    private static String encode(byte[] plain, int firstReserved, boolean twice) {
        byte[] encoded = new byte[firstReserved + (twice ? ESCAPE_TWICE : ESCAPE) * (plain.length - firstReserved)];
        int end = 0;
        int copied = 0;
        for (int i = firstReserved; i < plain.length; i++) {
            byte b = plain[i];
            if (!isUnreserved(b)) {
                System.arraycopy(plain, copied, encoded, end, i - copied);
                end += i - copied;
                copied = i + 1;
                encoded[end++] = '%';
                if (twice) {
                    encoded[end++] = '2';
                    encoded[end++] = '5';
                }
                encoded[end++] = HEX[b >> 4 & 0xF];
                encoded[end++] = HEX[b & 0xF];
            }
        }
        System.arraycopy(plain, copied, encoded, end, plain.length - copied);
        return new String(encoded, 0, end + plain.length - copied, StandardCharsets.ISO_8859_1);
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
