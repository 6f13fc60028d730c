package io.github.kmsfake.internal.testing;

import java.util.Base64;

/** Keys as text, as the service shows them. */
public final class Pem {
    private Pem() {}

    /** What is between the first and the last line. */
    public static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
