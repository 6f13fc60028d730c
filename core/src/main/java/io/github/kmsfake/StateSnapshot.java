package io.github.kmsfake;

/**
 * All that a fake held at one moment, to go back to with {@link KmsFakeAdmin#restore}. It cannot be changed, costs little
 * (what has not changed since is shared), and may be restored any number of times, also after the fake was reset.
 */
public final class StateSnapshot {
    private final Object fake;
    private final Object moment;

    StateSnapshot(Object fake, Object moment) {
        this.fake = fake;
        this.moment = moment;
    }

    /** What it holds, for the fake that it was taken of. */
    <T> T of(Object wanted, Class<T> kind) {
        if (!wanted.equals(fake)) {
            throw new IllegalArgumentException(
                    "This snapshot is of another KMS fake; carry state over with exportState and importState");
        }
        return kind.cast(moment);
    }
}
