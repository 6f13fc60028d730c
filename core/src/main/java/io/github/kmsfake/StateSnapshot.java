package io.github.kmsfake;

import io.github.kmsfake.internal.testing.StateManager;

/**
 * All that a {@link KmsFakeServer} held at one moment, to go back to with {@link KmsFakeServer#restore}. It cannot be
 * changed, costs little (what has not changed since is shared), and may be restored any number of times, also after the
 * server was reset.
 */
public final class StateSnapshot {
    private final Object server;
    private final StateManager.Snapshot moment;

    StateSnapshot(Object server, StateManager.Snapshot moment) {
        this.server = server;
        this.moment = moment;
    }

    /** What it holds, for the server that it was taken of. */
    StateManager.Snapshot of(Object wanted) {
        if (wanted != server) {
            throw new IllegalArgumentException(
                    "This snapshot is of another KMS fake; carry state over with exportState and importState");
        }
        return moment;
    }
}
