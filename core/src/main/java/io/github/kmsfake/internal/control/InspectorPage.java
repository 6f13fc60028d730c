package io.github.kmsfake.internal.control;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /_kms-fake/ui/}: the inspector, a page of three files; and the way to it. */
final class InspectorPage {
    private static final String PAGE = "index.html";
    private static final String HTML = "text/html;charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            PAGE, HTML, "inspector.css", "text/css;charset=utf-8", "inspector.js", "text/javascript;charset=utf-8");

    private final String token;

    InspectorPage(String token) {
        this.token = token;
    }

    /** Answers one of its files. */
    void get(HttpServerExchange exchange) {
        String id = ControlHandler.id(exchange);
        String name = id.isEmpty() ? PAGE : id;
        @Nullable String type = TYPES.get(name);
        if (type == null) {
            ControlResponses.refuse(
                    exchange, StatusCodes.NOT_FOUND, "The inspector has no such file; it is at /_kms-fake/ui/.");
            return;
        }
        ControlResponses.working(
                exchange, () -> ControlResponses.text(exchange, type, file(name).replace("{{token}}", token)));
    }

    /** Leads a browser to it. */
    static void redirect(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.FOUND);
        exchange.getResponseHeaders().put(Headers.LOCATION, ControlHandler.PREFIX + "ui/");
        exchange.endExchange();
    }

    /** Tells a person what is here and where to go, as a page or as text. */
    static void greet(HttpServerExchange exchange, Iterable<String> endpoints) {
        boolean page = acceptsPages(exchange);
        StringBuilder list = new StringBuilder();
        for (String endpoint : endpoints) {
            list.append(page ? "<li><code>" : "  ")
                    .append(ControlHandler.PREFIX)
                    .append(endpoint.replace("ui/ID", "ui/"))
                    .append(page ? "</code></li>" : "\n");
        }
        String text = file(page ? "welcome.html" : "welcome.txt").replace("{{endpoints}}", list);
        ControlResponses.text(exchange, page ? HTML : "text/plain;charset=utf-8", text);
    }

    private static boolean acceptsPages(HttpServerExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(Headers.ACCEPT), "")
                .contains("text/html");
    }

    private static String file(String name) {
        try (InputStream in = Objects.requireNonNull(InspectorPage.class.getResourceAsStream("ui/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
