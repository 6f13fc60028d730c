package io.github.kmsfake.internal.statefile;

import java.util.regex.Pattern;

/**
 * A document as text: JSON if it begins with a brace, else YAML.
 *
 * @param name what it is called in the sentences that say what is wrong with it, such as a file's name
 */
public record DocumentText(String name, String text) {
    /** How long one can be, in characters; in bytes it can be as long. */
    public static final int LARGEST = 32 * 1024 * 1024;

    private static final Pattern BREAK = Pattern.compile("\\s*[\\r\\n]+\\s*");

    /** What is said of a document that is too large. */
    public static IllegalArgumentException tooLarge(String name) {
        return new IllegalArgumentException(name + ": a state document has " + LARGEST + " bytes at most (32 MiB)");
    }

    /**
     * The nodes of it.
     *
     * @throws IllegalArgumentException saying in one sentence, with the line, what is wrong
     */
    Node tree() {
        if (text.length() > LARGEST) {
            throw tooLarge(name);
        }
        String read = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return read.stripLeading().startsWith("{") ? JsonTree.read(name, read) : YamlTree.read(name, read);
    }

    /** What a parser says, as part of a sentence. */
    static String oneLine(String message) {
        return BREAK.matcher(message.strip()).replaceAll(" ");
    }
}
