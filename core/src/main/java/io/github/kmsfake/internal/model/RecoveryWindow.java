package io.github.kmsfake.internal.model;

/** For how many days a deleted secret can be restored; the API takes the number as a string. */
public record RecoveryWindow(int days) {
    public static final RecoveryWindow USUAL = new RecoveryWindow(30);

    private static final int SHORTEST = 7;

    /** Reads {@code text}, or throws IllegalArgumentException if it is no number of 7 to 30. */
    public static RecoveryWindow parse(String text) {
        if (!text.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("not a number of days");
        }
        RecoveryWindow window = new RecoveryWindow(Integer.parseInt(text));
        if (window.days < SHORTEST || window.days > USUAL.days) {
            throw new IllegalArgumentException("too few or too many days");
        }
        return window;
    }
}
