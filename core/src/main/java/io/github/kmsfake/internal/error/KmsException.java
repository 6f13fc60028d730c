package io.github.kmsfake.internal.error;

/** A call that the service refuses: which error, and the text of this occurrence. */
@SuppressWarnings("serial")
public final class KmsException extends RuntimeException {
    private final ErrorCode code;

    KmsException(ErrorCode code, String message) {
        // Refusals are answers, not accidents: nobody reads their stack, and filling it costs more than the call.
        super(message, null, false, false);
        this.code = code;
    }

    /** The catalogue entry. */
    public ErrorCode code() {
        return code;
    }

    /** The text that the client gets. */
    public String text() {
        return getMessage() == null ? "" : getMessage();
    }
}
