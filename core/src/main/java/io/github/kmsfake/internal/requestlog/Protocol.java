package io.github.kmsfake.internal.requestlog;

/** How a call was made. */
public enum Protocol {
    /** The RPC protocol. */
    RPC,
    /** The protocol of KMS instances. */
    INSTANCE
}
