package io.github.kmsfake.parity;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A proxy in front of a fake that makes something of each answer. */
final class WrongPeer implements AutoCloseable {
    private static final Set<String> OWN = Set.of("host", "connection", "content-length");

    /** An answer on its way. */
    record Passing(int status, String type, String body) {
        Passing withStatus(int other) {
            return new Passing(other, type, body);
        }

        Passing withType(String other) {
            return new Passing(status, other, body);
        }

        Passing withBody(String other) {
            return new Passing(status, type, other);
        }

        Passing replacing(String pattern, String with) {
            return withBody(body.replaceAll(pattern, with));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI behind;
    private final UnaryOperator<Passing> wrong;
    private final UnaryOperator<String> request;

    WrongPeer(URI behind, UnaryOperator<String> request, UnaryOperator<Passing> wrong) {
        this.behind = behind;
        this.wrong = wrong;
        this.request = request;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(
                    behind.resolve(exchange.getRequestURI().toString()));
            Headers headers = exchange.getRequestHeaders();
            headers.forEach((name, values) -> {
                // the signature is of another host: the fake takes unsigned calls too
                if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT)) && !name.equalsIgnoreCase("authorization")) {
                    values.forEach(value -> forwarded.header(name, value));
                }
            });
            forwarded.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(request.apply(body)));
            HttpResponse<String> answer = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
            Passing passing = wrong.apply(new Passing(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body()));
            byte[] bytes = passing.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", passing.type());
            exchange.sendResponseHeaders(passing.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
