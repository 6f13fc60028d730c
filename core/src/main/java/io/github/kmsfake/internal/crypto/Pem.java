package io.github.kmsfake.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM text: Base64 in lines of 64 characters between two labels. */
public final class Pem {
    private static final int COLUMNS = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    /** {@code der} as PEM, ending in a line end. */
    public static String encode(String label, byte[] der, String lineEnd) {
        String base64 = Base64.getMimeEncoder(COLUMNS, lineEnd.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----" + lineEnd + base64 + lineEnd + "-----END " + label + "-----" + lineEnd;
    }

    /**
     * The contents of every block with this label.
     *
     * @throws IllegalArgumentException if a block is not Base64
     */
    public static List<byte[]> decode(String label, String pem) {
        List<byte[]> found = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(pem); block.find(); ) {
            if (block.group(1).equals(label)) {
                found.add(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        return found;
    }
}
