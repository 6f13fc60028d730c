package io.github.kmsfake.internal.operation.instanceprotocol;

/** What is sent to be signed or verified. */
enum MessageType {
    /** The message itself. */
    RAW,
    /** Its digest. */
    DIGEST
}
