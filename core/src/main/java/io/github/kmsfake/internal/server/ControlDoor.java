package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.RecordedCall;
import io.github.kmsfake.internal.wire.Body;
import io.github.kmsfake.internal.wire.JsonBody;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tester, not a client of the service, asks of the fake: everything under {@code /_kms-fake/}. It refuses what a
 * web page in the tester's browser could send: a request with an {@code Origin}, or for a host that is not ours.
 */
final class ControlDoor implements HttpHandler {
    static final String PREFIX = "/_kms-fake/";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");
    private static final HttpString ORIGIN = new HttpString("Origin");
    private static final String JSON = "application/json;charset=utf-8";

    /** What the endpoints show and do. */
    interface Server {
        /** Fills in what the server is. */
        void describe(Body info);

        /** The certificate of the authority behind the HTTPS listener. */
        String authorityPem();

        /** Back to the initial state. */
        void reset();

        /** The last calls, oldest first. */
        List<RecordedCall> calls();
    }

    private record Endpoint(HttpString method, Consumer<HttpServerExchange> action) {}

    private final Map<String, Endpoint> endpoints;
    private final Set<String> hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    ControlDoor(Server server, Collection<String> hosts) {
        this.hosts.addAll(hosts);
        this.endpoints = Map.of(
                "health",
                new Endpoint(Methods.GET, exchange -> json(exchange, body -> body.text("status", "UP"))),
                "info",
                new Endpoint(Methods.GET, exchange -> json(exchange, server::describe)),
                "ca.pem",
                new Endpoint(
                        Methods.GET,
                        // the first request may have to make the authority, which is not for an event loop
                        exchange -> exchange.dispatch(
                                () -> send(exchange, "application/x-pem-file", bytes(server.authorityPem())))),
                "requests",
                new Endpoint(Methods.GET, exchange -> send(exchange, JSON, requests(exchange, server.calls()))),
                "reset",
                new Endpoint(Methods.POST, exchange -> {
                    server.reset();
                    json(exchange, body -> body.text("status", "RESET"));
                }));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.getRequestHeaders().contains(ORIGIN)) {
            refuse(exchange, StatusCodes.FORBIDDEN, "The control endpoints do not answer web pages (Origin header).");
        } else if (!isOurs(exchange.getHostName())) {
            refuse(
                    exchange,
                    StatusCodes.FORBIDDEN,
                    "The control endpoints answer only for loopback, the bound host and the names given at start (Host"
                            + " header).");
        } else {
            @Nullable
            Endpoint endpoint = endpoints.get(exchange.getRequestPath().substring(PREFIX.length()));
            if (endpoint == null) {
                refuse(
                        exchange,
                        StatusCodes.NOT_FOUND,
                        "There is no such control endpoint; there are " + new TreeSet<>(endpoints.keySet()) + ".");
            } else if (!endpoint.method().equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders()
                        .put(Headers.ALLOW, endpoint.method().toString());
                refuse(
                        exchange,
                        StatusCodes.METHOD_NOT_ALLOWED,
                        "This control endpoint takes " + endpoint.method() + ".");
            } else {
                endpoint.action().accept(exchange);
            }
        }
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(name).matches() || hosts.contains(name);
    }

    private static void refuse(HttpServerExchange exchange, int status, String message) {
        exchange.setStatusCode(status);
        json(exchange, body -> body.text("message", message));
    }

    private static void json(HttpServerExchange exchange, Consumer<Body> content) {
        Body body = new JsonBody();
        content.accept(body);
        send(exchange, JSON, body.finish());
    }

    private static byte[] requests(HttpServerExchange exchange, List<RecordedCall> calls) {
        Body body = JsonBody.array();
        @Nullable Deque<String> wanted = exchange.getQueryParameters().get("operation");
        for (RecordedCall call : calls) {
            if (wanted == null || wanted.contains(call.operation())) {
                CallReport.write(call, body);
            }
        }
        return body.finish();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpServerExchange exchange, String contentType, byte[] bytes) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType).put(Headers.CONTENT_LENGTH, bytes.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
    }
}
