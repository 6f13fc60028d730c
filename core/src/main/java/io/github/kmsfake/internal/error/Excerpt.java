package io.github.kmsfake.internal.error;

/** The beginning of a text that may be long: whatever a client sends is kept and shown no longer than it is of use. */
public final class Excerpt {
    private static final String MORE = "…";

    private Excerpt() {}

    /** The text if it has no more than so many characters, else its beginning and three dots. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // half of a character outside the basic plane is none, and no writer of JSON takes it
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + MORE;
    }
}
