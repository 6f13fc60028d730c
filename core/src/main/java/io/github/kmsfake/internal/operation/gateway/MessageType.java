package io.github.kmsfake.internal.operation.gateway;

/** What is sent to be signed or verified. */
enum MessageType {
    /** The message itself. */
    RAW,
    /** Its digest. */
    DIGEST
}
