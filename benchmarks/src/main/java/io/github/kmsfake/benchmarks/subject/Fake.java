package io.github.kmsfake.benchmarks.subject;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.StateSnapshot;

/** The fake, started as a test starts it. */
final class Fake implements Subject {
    private final KmsFakeServer server = KmsFakeServer.start();

    @Override
    public int port() {
        String endpoint = server.endpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /** Back to the initial state. */
    void reset() {
        server.reset();
    }

    /** Remembers the state. */
    StateSnapshot snapshot() {
        return server.snapshot();
    }

    /** Goes back to a state. */
    void restore(StateSnapshot snapshot) {
        server.restore(snapshot);
    }

    @Override
    public void close() {
        server.close();
    }
}
