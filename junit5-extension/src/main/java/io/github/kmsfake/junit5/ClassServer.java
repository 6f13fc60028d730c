package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import java.util.concurrent.locks.ReentrantLock;

/** The server of a test class. Its tests share its state, so they take turns; each finds it in its initial state. */
final class ClassServer implements Ending {
    private final KmsFakeServer server;
    private final ReentrantLock turns = new ReentrantLock();

    ClassServer(KmsFakeServer server) {
        this.server = server;
    }

    KmsFakeServer server() {
        return server;
    }

    /** Waits for its turn, and gives it back when the test's context ends. */
    Ending takeTurn() {
        turns.lock();
        try {
            server.reset();
        } catch (RuntimeException e) {
            turns.unlock();
            throw e;
        }
        return turns::unlock;
    }

    @Override
    public void close() {
        server.close();
    }
}
