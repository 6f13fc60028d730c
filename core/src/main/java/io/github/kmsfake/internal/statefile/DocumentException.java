package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.text.ClientText;

/** What is wrong with a document, in one sentence with its place. */
final class DocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DocumentException(String sentence) {
        super(ClientText.inLog(sentence));
    }
}
