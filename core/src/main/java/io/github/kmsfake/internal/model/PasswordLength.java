package io.github.kmsfake.internal.model;

/** How long a password is to be; the API takes the number as a string. */
public record PasswordLength(int characters) {
    public static final PasswordLength USUAL = new PasswordLength(32);

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    /** Reads {@code text}, or throws IllegalArgumentException if it is no number of 8 to 128. */
    public static PasswordLength parse(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("not a length");
        }
        PasswordLength length = new PasswordLength(Integer.parseInt(text));
        if (length.characters < SHORTEST || length.characters > LONGEST) {
            throw new IllegalArgumentException("too short or too long");
        }
        return length;
    }
}
