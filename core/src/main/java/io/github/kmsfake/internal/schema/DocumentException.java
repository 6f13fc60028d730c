package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.text.ClientText;
import java.util.regex.Pattern;

/** What is wrong with a document, in one sentence with its place. */
public final class DocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern BREAK = Pattern.compile("\\s*[\\r\\n]+\\s*");

    DocumentException(String sentence) {
        super(ClientText.inLog(sentence));
    }

    /** A value as part of a sentence. */
    public static String shown(String value) {
        return ClientText.beginning(value, LONGEST_SHOWN);
    }

    /** What a parser says, as part of a sentence. */
    static String oneLine(String message) {
        return BREAK.matcher(message.strip()).replaceAll(" ");
    }
}
