package io.github.kmsfake.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody between a client and the server who changes the last byte of each body on its way there. */
final class Tamperer implements AutoCloseable {
    /** What each HTTP client writes by itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "user-agent");

    private final HttpServer listener;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final boolean adjustHash;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param adjustHash whether to change the header with the body's hash too, so that they fit each other */
    Tamperer(String endpoint, boolean adjustHash) throws IOException {
        this.target = URI.create("http://" + endpoint + "/");
        this.adjustHash = adjustHash;
        this.listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", this::pass);
        listener.start();
    }

    String endpoint() {
        return "127.0.0.1:" + listener.getAddress().getPort();
    }

    /** How many requests have come by. */
    int requests() {
        return requests.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(changed(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (Exception e) {
            throw new IOException("the request could not be passed on", e);
        }
    }

    private HttpRequest changed(HttpExchange exchange) throws Exception {
        byte[] body = exchange.getRequestBody().readAllBytes();
        body[body.length - 1] ^= 1;
        HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.setHeader(header.getKey(), header.getValue().get(0));
            }
        }
        if (adjustHash) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            request.setHeader("content-sha256", HexFormat.of().withUpperCase().formatHex(hash));
        }
        return request.build();
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
