package io.github.kmsfake.internal.state;

/** Decides whether a caller may have the key or secret that an operation found: it returns, or refuses as the service does. */
@FunctionalInterface
public interface Guard {
    /** Lets everybody pass: the owner of an account may do everything. */
    Guard OPEN = access -> {};

    /** Lets the caller have it, or refuses. */
    void admit(Access access);

    default Guard then(Guard next) {
        return access -> {
            admit(access);
            next.admit(access);
        };
    }
}
