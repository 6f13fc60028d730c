package io.github.kmsfake.e2e;

import java.io.Serial;

/** What an SDK's own exception says; that exception is the cause. */
final class Refused extends RuntimeException {
    /** In place of an HTTP status that the SDK keeps to itself. */
    static final int UNTOLD = 0;

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;
    private final int httpStatus;
    private final String requestId;

    Refused(String code, int httpStatus, String requestId, Exception cause) {
        super(cause);
        this.code = code;
        this.httpStatus = httpStatus;
        this.requestId = requestId;
    }

    String code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }

    String requestId() {
        return requestId;
    }
}
