package io.github.kmsfake.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The inspector's page, its data and who is kept away from it; module e2e has it in a browser. */
class InspectorTest {
    private static final int LARGEST = 150 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestServer kms;

    @BeforeEach
    void start() {
        kms = TestServer.with().start();
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void isOneSmallPageThatAsksNobodyElse() {
        int size = 0;
        for (String file : new String[] {"", "inspector.css", "inspector.js"}) {
            Reply reply = kms.control("GET", "ui/" + file);
            assertThat(reply.status()).as(file).isEqualTo(200);
            assertThat(reply.body().replace("http://www.w3.org/2000/svg", ""))
                    .as(file)
                    .doesNotContain("http://", "https://", "innerHTML", "{{");
            size += reply.body().getBytes(StandardCharsets.UTF_8).length;
        }
        assertThat(size).isLessThan(LARGEST);
        assertThat(kms.control("GET", "ui/other.js").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /                            | text/html,*/* | 302
            GET /?Action=DescribeRegions     | text/html,*/* | 200
            GET /?Version=2016-01-20         | text/html,*/* | 400
            GET /                            | */*           | 400
            POST /                           | text/html     | 400
            GET /_kms-fake                   | text/html     | 200
            GET /_kms-fake/                  | */*           | 200
            """)
    void leadsBrowsersThereAndLeavesCallsAlone(String line, String accept, int status) {
        String version = line.contains("Action") ? line + "&Version=2016-01-20" : line;
        RawClient.Response response = RawClient.to(kms)
                .send(version + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(response.status()).as(response.body()).isEqualTo(status);
        if (line.contains("_kms-fake")) {
            assertThat(response.body()).contains("/_kms-fake/ui/");
        }
    }

    @Test
    void isNotThereWithoutControl() {
        kms.close();
        kms = TestServer.with().noControl().start();

        for (String path : new String[] {"/_kms-fake/ui/", "/_kms-fake/events", "/_kms-fake", "/"}) {
            Reply reply = kms.send(kms.request(path).header("Accept", "text/html"));
            assertThat(reply.status()).as(path).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui/", "events", "world", "may", "state", "requests"})
    void refusesPagesOfOthers(String path) {
        for (String header : new String[] {
            "Origin: http://localhost:1", "Origin: null", "Origin: http://evil.example", "Sec-Fetch-Site: cross-site"
        }) {
            RawClient.Response response = RawClient.to(kms)
                    .send("GET /_kms-fake/" + path + " HTTP/1.1\r\nHost: localhost:" + kms.port() + "\r\n" + header
                            + "\r\nConnection: close\r\n\r\n");
            assertThat(response.status()).as(header).isEqualTo(403);
        }
    }

    @Test
    void takesChangesFromItsOwnPageOnly() {
        Matcher token = Pattern.compile("kms-fake-token\" content=\"([^\"]+)\"")
                .matcher(kms.control("GET", "ui/").body());
        assertThat(token.find()).isTrue();
        String own = "http://localhost:" + kms.port();
        String url = "/_kms-fake/clock";

        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site", "same-origin"},
            {"Sec-Fetch-Site", "same-origin", "X-Kms-Fake-Token", "guessed"},
            {"Sec-Fetch-Site", "cross-site", "X-Kms-Fake-Token", token.group(1)},
            {"Origin", "http://localhost:1", "X-Kms-Fake-Token", token.group(1)},
        }) {
            assertThat(change(url, headers).status())
                    .as(String.join(" ", headers))
                    .isEqualTo(403);
        }
        assertThat(change(url, "Sec-Fetch-Site", "same-origin", "X-Kms-Fake-Token", token.group(1))
                        .status())
                .isEqualTo(200);
        assertThat(change(url).status()).as("a tool, not a browser, at " + own).isEqualTo(200);
    }

    private Reply change(String path, String... headers) {
        var request = kms.request(path).POST(BodyPublishers.ofString("{\"advance\":\"PT1S\"}"));
        return kms.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void showsTheWorldWithoutAnythingSecret() {
        kms.ok("CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "hunter2");
        String keyId = kms.ok("CreateKey").json().at("/KeyMetadata/KeyId").asText();
        kms.ok("CreateAlias", "AliasName", "alias/a", "KeyId", keyId);
        kms.ok("ScheduleKeyDeletion", "KeyId", keyId, "PendingWindowInDays", "7");

        assertThat(kms.control("GET", "world").body())
                .contains("\"name\":\"db\"", "ACSCurrent", "alias/a", "PendingDeletion", "\"what\":\"deleted\"")
                .doesNotContain("hunter2");
    }

    @Test
    void sendsTheCallsThatWereAndThoseThatCome() throws Exception {
        kms.ok("DescribeRegions");
        try (Socket socket = RawClient.to(kms).connect()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET /_kms-fake/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            awaitText(in, read, "DescribeRegions");
            kms.ok("CreateKey");
            awaitText(in, read, "\"operation\":\"CreateKey\"");
            assertThat(read).contains("text/event-stream").containsOnlyOnce("DescribeRegions");

            Instant closing = Instant.now();
            kms.close();
            assertThat(Duration.between(closing, Instant.now())).isLessThan(Duration.ofSeconds(3));
            kms = TestServer.with().start();
        }
    }

    @Test
    void refusesMoreReadersThanItServesUntilOneGoes() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                readers.add(reader());
                awaitText(readers.get(i).getInputStream(), new StringBuilder(), "event:clear");
            }
            Reply refused = kms.control("GET", "events");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("16 readers");

            readers.get(0).close();
            awaitPlace();
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    /** If it were kept, its stream would have no end. */
    @Test
    void dropsAReaderThatReadsNothing() throws Exception {
        // The network's buffers take a few megabytes before anybody notices. Of unknown parameters the names are kept.
        int calls = 700;
        int bytes = 12_000;
        String[] large = IntStream.range(0, bytes / 100)
                .boxed()
                .flatMap(i -> Stream.of("P" + i + "x".repeat(100), ""))
                .toArray(String[]::new);
        try (Socket lazy = reader()) {
            awaitText(lazy.getInputStream(), new StringBuilder(), "event:clear");
            for (int i = 0; i < calls; i++) {
                kms.call("ListKeys", large);
            }
            // longer than the ten seconds for which a reader may take nothing, by the real clock
            TimeUnit.SECONDS.sleep(13);

            assertThat(kms.ok("DescribeRegions").status()).isEqualTo(200);
            assertThat(toTheEnd(lazy.getInputStream())).isLessThan((long) calls * bytes);
        }
    }

    private static long toTheEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long read = 0;
        Instant end = Instant.now().plus(PATIENCE);
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
                assertThat(Instant.now())
                        .as("a stream without an end, %s bytes", read)
                        .isBefore(end);
            }
        } catch (SocketException e) {
            // reset by the server, which had more to say
        }
        return read;
    }

    private void awaitPlace() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try (Socket next = reader()) {
                StringBuilder read = new StringBuilder();
                awaitText(next.getInputStream(), read, "\r\n");
                if (read.toString().contains(" 200 ")) {
                    return;
                }
            }
        }
        throw new AssertionError("no place became free");
    }

    private Socket reader() throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(256 * 1024); // which does not grow, so that not reading is noticed
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), kms.port()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream()
                .write("GET /_kms-fake/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitText(InputStream in, StringBuilder read, String text) throws Exception {
        while (read.indexOf(text) < 0) {
            int next = in.read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }
}
