package io.github.kmsfake.internal.model;

/** A text to be encrypted: the service takes Base64 for granted, and encrypts whatever comes. */
public record Plaintext(String text) {
    private static final int MOST_BYTES = 6144;
    private static final int MOST_BASE64 = MOST_BYTES / 3 * 4;

    /**
     * Reads {@code text}, or throws IllegalArgumentException if it is more than 6 KiB, as Base64 or, if it is none, as it is.
     */
    public static Plaintext parse(String text) {
        if (text.length() > MOST_BASE64 || (text.length() > MOST_BYTES && !Base64Bytes.isBase64(text))) {
            throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
        }
        return new Plaintext(text);
    }
}
