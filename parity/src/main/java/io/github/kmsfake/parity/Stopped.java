package io.github.kmsfake.parity;

/** The run was told to end. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
        super("the run was stopped");
    }
}
