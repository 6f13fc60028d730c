package io.github.kmsfake;

import io.github.kmsfake.internal.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a test asks of a fake that runs elsewhere, in a container or as the standalone jar: its control endpoints below
 * {@code /_kms-fake/}, as methods. A server in this process is better asked itself, see {@link KmsFakeServer}.
 *
 * <pre>{@code
 * KmsFakeControl control = KmsFakeControl.at("127.0.0.1:4590");
 * control.reset();
 * }</pre>
 *
 * <p>It talks plain HTTP and keeps nothing but the address. Instances are safe for use by many threads. Methods throw {@link
 * IllegalStateException}, with one sentence, if the fake does not answer within ten seconds or refuses, as it does when
 * it was started without control endpoints.
 */
public final class KmsFakeControl {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MOST_PORT = 65_535;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String endpoint;

    private KmsFakeControl(String endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * What a fake says of itself.
     *
     * @param version the version of KMS Fake that serves
     * @param regionId the region of calls that name none
     * @param accountId the account of calls without a known access key, 16 digits
     * @param strict whether unknown access keys and calls without a signature are refused
     * @param instanceIds the KMS instances of the initial state, in the order in which they were given, or those of what was
     *     imported or restored since
     */
    public record Info(String version, String regionId, String accountId, boolean strict, List<String> instanceIds) {}

    /**
     * The control endpoints of one fake. Nothing is sent yet.
     *
     * @param endpoint host and port of its plain HTTP listener, such as {@code 127.0.0.1:4590}
     * @return a client for them
     * @throws IllegalArgumentException if that is no host and port
     */
    public static KmsFakeControl at(String endpoint) {
        if (!isHostAndPort(endpoint)) {
            throw new IllegalArgumentException(
                    "an endpoint is a host and a port, such as 127.0.0.1:4590, but this is \"" + endpoint + "\"");
        }
        return new KmsFakeControl(endpoint);
    }

    /** As the HTTP client sees it, to whom a name with an underscore, say, is none. */
    private static boolean isHostAndPort(String endpoint) {
        try {
            URI address = new URI("http", endpoint, null, null, null);
            return endpoint.equals(address.getHost() + ":" + address.getPort())
                    && address.getPort() > 0
                    && address.getPort() <= MOST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Whether the fake serves.
     *
     * @return false if nothing answers, or something that is no healthy fake
     */
    public boolean isHealthy() {
        try {
            return "UP".equals(object(get("health")).get("status"));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * What the fake says of itself.
     *
     * @return its version and its main settings
     */
    public Info info() {
        Map<?, ?> info = object(get("info"));
        return new Info(
                text(info, "version"),
                text(info, "region"),
                text(info, "account"),
                Boolean.TRUE.equals(info.get("strict")),
                texts(info, "instances"));
    }

    /**
     * The certificates of the authority behind the HTTPS listener.
     *
     * @return as {@link KmsFakeServer#caCertificatePem()}: X.509 certificates as PEM, root first
     */
    public String caCertificatePem() {
        return get("ca.pem");
    }

    /** Takes the fake back to its initial state, for all accounts and regions; returns when that is done. */
    public void reset() {
        send("POST", "reset", BodyPublishers.noBody());
    }

    private String get(String name) {
        return send("GET", name, BodyPublishers.noBody());
    }

    private String send(String method, String name, BodyPublisher body) {
        URI address = URI.create("http://" + endpoint + "/_kms-fake/" + name);
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body)
                .build());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    method + " " + address + " was refused with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
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

    private Map<?, ?> object(String json) {
        try {
            if (JsonText.parse(json) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            throw notOurs(e);
        }
        throw notOurs(null);
    }

    private String text(Map<?, ?> object, String field) {
        if (object.get(field) instanceof String text) {
            return text;
        }
        throw notOurs(null);
    }

    private List<String> texts(Map<?, ?> object, String field) {
        if (object.get(field) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw notOurs(null);
    }

    private IllegalStateException notOurs(@Nullable Exception cause) {
        return new IllegalStateException(
                "what answers at " + endpoint + " is no KMS fake that this version knows", cause);
    }
}
