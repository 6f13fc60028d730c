package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.LogLines;
import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the server refuses it in time and goes on serving. */
class HostileRequestsTest {
    private static final String LIST = "/?Action=ListPolicies&Version=2016-01-20";
    private static final int MIB = 1024 * 1024;
    private final TestServer kms =
            TestServer.with().idleTimeout(Duration.ofMillis(300)).start();

    @AfterEach
    void stillServes() {
        assertThat(kms.ok("ListPolicies").status()).isEqualTo(200);
        kms.close();
    }

    @Test
    void refusesABodyOf10Mebibytes() {
        Reply reply = kms.send(kms.request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(new byte[10 * MIB])));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text("Code")).isEqualTo("ParseRequestParameterException");
    }

    @Test
    void refusesAnEndlessChunkedBody() {
        StringBuilder request =
                new StringBuilder("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (int i = 0; i < 80; i++) {
            request.append(chunk);
        }

        assertThat(RawClient.to(kms).send(request.toString()).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, MIB})
    void refusesALargeHeader(int size) {
        Reply reply =
                kms.send(kms.request(LIST).header("X-Large", "x".repeat(size)).GET());

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text("Code")).isEqualTo("ParseRequestParameterException");
    }

    @ParameterizedTest
    @ValueSource(ints = {3 * MIB, 10 * MIB})
    void refusesHugeHeaders(int size) {
        RawClient.Response response = RawClient.to(kms)
                .send("GET " + LIST + " HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(size) + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("ParseRequestParameterException");
    }

    @Test
    void refusesAHugeAddress() {
        assertThat(RawClient.to(kms)
                        .send("GET " + LIST + "&Description=" + "x".repeat(4 * MIB)
                                + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void takesTheLongAddressesThatClientsSend() {
        assertThat(kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private", "Description", "密".repeat(30_000))
                        .text("Description"))
                .hasSize(30_000);
    }

    @Test
    void refusesThousandsOfParameters() {
        StringBuilder query = new StringBuilder(LIST);
        for (int i = 0; i < 5000; i++) {
            query.append("&p").append(i).append("=1");
        }

        assertThat(RawClient.to(kms)
                        .send("GET " + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET " + LIST,
                "GET " + LIST + " HTTP/1.1\r\nHost: localhost\r\n",
                "POST " + LIST + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc",
            })
    void hangsUpOnWhoStopsTalking(String beginning) throws Exception {
        try (Socket socket = RawClient.to(kms).connect()) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(2000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%2", "%FF", "%E5%AF"})
    void refusesMalformedPercentEncoding(String value) {
        Reply inForm = kms.send(kms.request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Action=ListPolicies&Version=2016-01-20&a=" + value)));
        RawClient.Response inQuery =
                RawClient.to(kms).send("GET " + LIST + "&a=" + value + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(inForm.status()).isEqualTo(400);
        assertThat(inForm.text("Code")).isEqualTo("ParseRequestParameterException");
        assertThat(inQuery.status()).isEqualTo(400);
        assertThat(inQuery.body()).contains("ParseRequestParameterException", "\"RequestId\":\"", "\"HttpStatus\":400");
        assertThat(inQuery.head()).containsPattern("x-acs-request-id: [0-9a-f-]{36}");
    }

    /** Some clients send an endpoint with a scheme as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: http://127.0.0.1:4590",
                "Host: 127.0.0.1:4590/",
                "Host: a b",
                "Host: [::1",
                "Host: a\r\nHost: b",
                "No-Host: a",
            })
    void refusesAHostHeaderThatIsNoHost(String header) {
        try (LogLines log = new LogLines()) {
            RawClient.Response response = RawClient.to(kms).send("POST / HTTP/1.1\r\n" + header + "\r\n\r\n");

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains("ParseRequestParameterException", "\"RequestId\":\"");
            assertThat(log.with("its Host header is not HOST or HOST:PORT")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "\r\n\r\n\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /?\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \u00ff\r\n\r\n",
                "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551619\r\n\r\nabc",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551616\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\nabc",
                "PUT /_kms-fake/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18446744073709551619\r\n\r\nabc",
                "POST /_kms-fake/clock HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18446744073709551616\r\n\r\n",
                "POST /_kms-fake/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18446744073709551616\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET http://[ HTTP/1.1\r\nHost: [\r\n\r\n",
            })
    void survivesWhatIsNoHttp(String request) {
        assertThat(RawClient.to(kms).send(request).status()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "18446744073709551619", "99999999999999999999999"})
    void refusesALengthThatIsNoNumberToTheWebServer(String length) {
        String request = "POST " + LIST + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\nabc";

        assertThat(RawClient.to(kms).send(request).status()).isEqualTo(413);
    }

    @Test
    void survivesRandomQueriesAndBodies() {
        Random random = new Random(7);
        String alphabet = "ab=&%+;/?#\u00e9\"'<>[]{}\\0123456789ABCDEF. ";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Reply reply = kms.send(kms.request(LIST)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(text.toString())));

            assertThat(reply.status()).as(text.toString()).isLessThan(500);
        }
    }
}
