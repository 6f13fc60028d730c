package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.error.KmsException;

/**
 * A call that a fault has ended: the refusal is that of the whole call, so no operation that makes something of the
 * refusals of its parts must catch it.
 */
@SuppressWarnings("serial")
public final class InjectedFaultException extends RuntimeException {
    private final KmsException refusal;

    InjectedFaultException(KmsException refusal) {
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    public KmsException refusal() {
        return refusal;
    }
}
