package io.github.kmsfake.internal.operation;

/** The answer of an operation that has nothing to tell but that it was done. */
public record Empty() {
    public static final Empty INSTANCE = new Empty();
}
