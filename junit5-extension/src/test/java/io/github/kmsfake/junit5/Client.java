package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.KmsFakeServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls servers, and remembers where they were. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The endpoints that the test classes saw, by class. */
    private static final Map<Class<?>, Set<String>> SEEN = new ConcurrentHashMap<>();

    /** The endpoints of all servers that were seen or called. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Client() {}

    static void see(Class<?> testClass, KmsFakeServer... servers) {
        Set<String> seen = SEEN.computeIfAbsent(testClass, key -> ConcurrentHashMap.newKeySet());
        Arrays.stream(servers).map(Client::endpoint).forEach(seen::add);
    }

    static Set<String> seenBy(Class<?> testClass) {
        return Set.copyOf(SEEN.getOrDefault(testClass, Set.of()));
    }

    /** Whichever server was seen or called since this was last asked. */
    static void assertEveryServerIsClosed() {
        Set<String> endpoints = Set.copyOf(KNOWN);
        KNOWN.clear();
        SEEN.clear();
        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThatThrownBy(() -> call(endpoint, "ListPolicies"))
                        .isInstanceOf(UncheckedIOException.class));
    }

    /** Succeeds once per initial state. */
    static void createOnce(KmsFakeServer kms) {
        createRule(kms, 1);
    }

    /** Makes a rule that is the so-many-th since the initial state. */
    static void createRule(KmsFakeServer kms, int number) {
        assertThat(call(kms, "CreateNetworkRule&Type=Private&Name=rule" + number))
                .contains("network/rule" + number);
        assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":" + number);
    }

    static String call(KmsFakeServer kms, String action) {
        return call(endpoint(kms), action);
    }

    private static String call(String endpoint, String action) {
        try {
            return answer(connection("http://" + endpoint, action));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By HTTPS, where only that authority is trusted. */
    static String callTrusting(String authorityPem, KmsFakeServer kms, String action) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) connection("https://" + kms.tlsEndpoint(), action);
        connection.setSSLSocketFactory(trusting(authorityPem).getSocketFactory());
        return answer(connection);
    }

    private static SSLContext trusting(String authorityPem) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpURLConnection connection(String server, String action) throws IOException {
        return (HttpURLConnection) URI.create(server + "/?Version=2016-01-20&Action=" + action)
                .toURL()
                .openConnection();
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        try (var body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The whole answer to a GET request with a header that the JDK's own clients may not send. */
    static String get(KmsFakeServer kms, String path, String header) {
        return send(kms, "GET " + path + " HTTP/1.0\r\n" + header + "\r\n\r\n");
    }

    /** What comes back until the server hangs up. */
    static String send(KmsFakeServer kms, String request) {
        URI server = URI.create("http://" + endpoint(kms));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String endpoint(KmsFakeServer kms) {
        KNOWN.add(kms.endpoint());
        return kms.endpoint();
    }
}
