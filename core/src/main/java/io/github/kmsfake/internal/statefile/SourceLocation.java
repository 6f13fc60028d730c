package io.github.kmsfake.internal.statefile;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, for the sentence that says what is wrong with it.
 *
 * @param document what the document is called
 * @param parent what it is in; nothing for the whole document
 * @param step how the parent names it: {@code .field} or {@code [index]}
 * @param line its line, beginning with 1
 */
record SourceLocation(String document, @Nullable SourceLocation parent, String step, int line) {
    /** Where the whole document stands. */
    static SourceLocation top(String document) {
        return new SourceLocation(document, null, "", 1);
    }

    /** Where a field of it stands. */
    SourceLocation field(String name, int onLine) {
        return new SourceLocation(document, this, "." + name, onLine);
    }

    /** Where an entry of it stands. */
    SourceLocation entry(int index, int onLine) {
        return new SourceLocation(document, this, "[" + index + "]", onLine);
    }

    /** What is wrong here, as one sentence. */
    DocumentException wrong(String reason) {
        String path = path();
        return new DocumentException(document + " line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + reason);
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (@Nullable SourceLocation spot = this; spot != null; spot = spot.parent) {
            path.insert(0, spot.step);
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }
}
