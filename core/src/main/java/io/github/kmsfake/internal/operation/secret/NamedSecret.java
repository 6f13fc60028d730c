package io.github.kmsfake.internal.operation.secret;

/** The answer of operations that have nothing to tell but which secret they changed. */
record NamedSecret(String secretName) {}
