package io.github.kmsfake.benchmarks.subject;

import io.undertow.Undertow;
import java.net.InetSocketAddress;

/** The floor: an Undertow with default settings and one listener that gives everybody the same answer. */
final class Bare implements Subject {
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new ConstantAnswer())
            .build();

    Bare() {
        server.start();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
