package io.github.kmsfake.internal.error;

/** A call that the service refuses: which error, and the text of this occurrence. */
@SuppressWarnings("serial")
public final class KmsException extends RuntimeException {
    private final ErrorCode code;
    private final String discreetText;

    KmsException(ErrorCode code, String message) {
        this(code, message, message);
    }

    KmsException(ErrorCode code, String message, String discreetText) {
        // Refusals are answers, not accidents: nobody reads their stack, and filling it costs more than the call.
        super(message, null, false, false);
        this.code = code;
        this.discreetText = discreetText;
    }

    public ErrorCode code() {
        return code;
    }

    /** The text that the client gets. */
    public String text() {
        return getMessage() == null ? "" : getMessage();
    }

    /** The same without what the client has sent in confidence, for those who look on. */
    public String discreetText() {
        return discreetText;
    }
}
