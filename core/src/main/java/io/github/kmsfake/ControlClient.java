package io.github.kmsfake;

import io.github.kmsfake.internal.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends requests to the control endpoints of a fake, and tells refusals as exceptions with the fake's own sentence. */
final class ControlClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String endpoint;

    ControlClient(String endpoint) {
        this.endpoint = endpoint;
    }

    String endpoint() {
        return endpoint;
    }

    /** What a path shows, as it stands. */
    String get(String path) {
        return send("GET", path, BodyPublishers.noBody()).body();
    }

    /** The same, for those who cannot wait. */
    String getSoon(String path) {
        return send("GET", path, BodyPublishers.noBody(), IMPATIENCE).body();
    }

    /** The record that a path shows. */
    <R extends Record> R get(String path, Class<R> type) {
        return read(type, get(path));
    }

    /** The records that a path shows. */
    <R extends Record> List<R> getAll(String path, Class<R> type) {
        return getArray(path, element -> JsonFields.read(type, element));
    }

    /** The elements of the array that a path shows. */
    <T> List<T> getArray(String path, Function<Object, T> reader) {
        String json = get(path);
        try {
            List<T> elements = new ArrayList<>();
            if (!(JsonText.parseUnbounded(json) instanceof List<?> list)) {
                throw new IllegalArgumentException("not a JSON array");
            }
            for (Object element : list) {
                elements.add(reader.apply(element));
            }
            return List.copyOf(elements);
        } catch (IllegalArgumentException e) {
            throw notOurs(e);
        }
    }

    /** Posts nothing, or an object. */
    HttpResponse<String> post(String path, Map<String, ?> body) {
        return send(
                "POST", path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(JsonText.write(body)));
    }

    /** Puts a document. */
    void put(String path, String document) {
        send("PUT", path, BodyPublishers.ofString(document));
    }

    /** Removes what a path shows. */
    void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody());
    }

    /** Names and values in turn, as the query of a path. */
    static String query(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** The record that an answer is. */
    <R extends Record> R read(Class<R> type, String json) {
        try {
            return JsonFields.read(type, JsonText.parseUnbounded(json));
        } catch (IllegalArgumentException e) {
            throw notOurs(e);
        }
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(method, path, body, PATIENCE);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Duration patience) {
        URI address = URI.create("http://" + endpoint + "/_kms-fake/" + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).method(method, body);
        HttpResponse<String> answer = exchange(request.build());
        if (answer.statusCode() == BAD_REQUEST || answer.statusCode() == TOO_LARGE) {
            throw new IllegalArgumentException(sentence(answer.body()));
        }
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(method + " " + address + " was refused with " + answer.statusCode() + ": "
                    + sentence(answer.body()));
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no KMS fake answers at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the KMS fake at " + endpoint, e);
        }
    }

    /** Why the fake refuses something; what it is no refusal of a fake's, as it stands. */
    private static String sentence(String body) {
        try {
            Map<?, ?> refusal = JsonText.parseObject(body);
            return refusal.get("message") instanceof String message ? message : body;
        } catch (IllegalArgumentException e) {
            return body;
        }
    }

    IllegalStateException notOurs(@Nullable Exception cause) {
        return new IllegalStateException(
                "what answers at " + endpoint + " is no KMS fake that this version knows", cause);
    }
}
