package io.github.kmsfake.internal.operation;

/** The request of an operation that takes no parameters. */
public record NoParameters() {}
