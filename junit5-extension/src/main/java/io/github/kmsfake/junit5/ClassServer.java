package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;

/** The server of a test class. Its tests share its state; each finds it in its initial state. */
record ClassServer(KmsFakeServer server) implements Ending {
    @Override
    public void close() {
        server.close();
    }
}
