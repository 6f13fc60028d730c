package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.schema.TreeSource;
import java.time.Instant;

/**
 * A document as text: JSON if it begins with a brace, else YAML.
 *
 * @param name what it is called in the sentences that say what is wrong with it, such as a file's name
 */
public record DocumentText(String name, String text) {
    /** How long one can be, in characters; in bytes it can be as long. */
    public static final int LARGEST = 32 * 1024 * 1024;

    /** What is said of a document that is too large. */
    public static IllegalArgumentException tooLarge(String name) {
        return new IllegalArgumentException(name + ": a state document has " + LARGEST + " bytes at most (32 MiB)");
    }

    /**
     * What records are read from, at some time.
     *
     * @throws IllegalArgumentException saying in one sentence, with the line, what is wrong
     */
    TreeSource source(Instant now) {
        if (text.length() > LARGEST) {
            throw tooLarge(name);
        }
        return TreeSource.parse(name, text, now);
    }
}
