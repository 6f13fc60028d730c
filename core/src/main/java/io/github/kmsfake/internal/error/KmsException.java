package io.github.kmsfake.internal.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that the service refuses: which error, the text of this occurrence, and the reason, which a tester is told and
 * which the service would keep to itself.
 */
@SuppressWarnings("serial")
public final class KmsException extends RuntimeException {
    private final ErrorCode code;
    private final String discreetText;
    private final String reason;
    private final List<String> evidence;
    private final @Nullable String resource;

    KmsException(ErrorCode code, String message, String discreetText, String reason) {
        this(code, message, discreetText, reason, List.of(), null);
    }

    private KmsException(
            ErrorCode code,
            String message,
            String discreetText,
            String reason,
            List<String> evidence,
            @Nullable String resource) {
        // Refusals are answers, not accidents: nobody reads their stack, and filling it costs more than the call.
        super(message, null, false, false);
        this.code = code;
        this.discreetText = discreetText;
        this.reason = reason;
        this.evidence = evidence;
        this.resource = resource;
    }

    /** The same about a resource, such as {@code key/…}: what became of it is part of the reason. */
    public KmsException about(String path) {
        return new KmsException(code, text(), discreetText, reason, evidence, path);
    }

    /** The same with lines that prove the reason, for the log only. */
    public KmsException proven(List<String> lines) {
        return new KmsException(code, text(), discreetText, reason, List.copyOf(lines), resource);
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

    /** Why, as far as the one who refused it knows: without a secret, and without a full stop. */
    public String reason() {
        return reason;
    }

    /** Lines for the log that prove the reason. */
    public List<String> evidence() {
        return evidence;
    }

    /** The path of the resource that the refusal is about, whether there is one or not. */
    public Optional<String> resource() {
        return Optional.ofNullable(resource);
    }
}
