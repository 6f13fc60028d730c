package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.schema.TreeSource;
import java.time.Instant;

/**
 * A document as text: JSON if it begins with a brace, else YAML.
 *
 * @param name what it is called in the sentences that say what is wrong with it, such as a file's name
 * @param longest how many characters it can have
 */
public record DocumentText(String name, String text, int longest) {
    private static final int MEBIBYTE = 1024 * 1024;

    /** How long one can be that somebody has written, in characters; in bytes it can be as long. */
    public static final int LARGEST = 32 * MEBIBYTE;

    /** A document that somebody has written. */
    public DocumentText(String name, String text) {
        this(name, text, LARGEST);
    }

    /** What is said of a document that is too large. */
    static IllegalArgumentException tooLarge(String name, int longest) {
        return new IllegalArgumentException(
                name + ": a state document has " + longest + " bytes at most (" + longest / MEBIBYTE + " MiB)");
    }

    /**
     * What records are read from, at some time.
     *
     * @throws IllegalArgumentException saying in one sentence, with the line, what is wrong
     */
    TreeSource source(Instant now) {
        if (text.length() > longest) {
            throw tooLarge(name, longest);
        }
        return TreeSource.parse(name, text, now);
    }
}
