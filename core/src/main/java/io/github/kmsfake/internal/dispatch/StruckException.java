package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.error.KmsException;

/**
 * A call that a fault has ended: the refusal is that of the whole call, so no operation that makes something of the
 * refusals of its parts must catch it.
 */
@SuppressWarnings("serial")
public final class StruckException extends RuntimeException {
    private final KmsException refusal;

    StruckException(KmsException refusal) {
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    /** What the caller gets to hear. */
    public KmsException refusal() {
        return refusal;
    }
}
