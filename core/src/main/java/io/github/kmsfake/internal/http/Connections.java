package io.github.kmsfake.internal.http;

import io.undertow.server.HttpServerExchange;
import org.xnio.IoUtils;

/** The connections of clients. */
public final class Connections {
    private Connections() {}

    /** Closes the connection of a request that gets no answer, or no whole one. */
    public static void abort(HttpServerExchange exchange) {
        IoUtils.safeClose(exchange.getConnection());
    }
}
