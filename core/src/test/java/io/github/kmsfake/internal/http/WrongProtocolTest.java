package io.github.kmsfake.internal.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kmsfake.internal.testing.LogLines;
import io.github.kmsfake.internal.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that never become a call leave a line in the log that says what the client did wrong. */
class WrongProtocolTest {
    private static final int PATIENCE_SECONDS = 20;

    private final TestServer kms = TestServer.with().start();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
        kms.close();
    }

    @Test
    void tellsPlainHttpAtTheTlsPort() throws IOException {
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), kms.server().tlsPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            awaitLine("does not speak TLS at port " + kms.server().tlsPort());
        }
    }

    @Test
    void tellsTlsAtThePlainPort() throws Exception {
        assertNoHandshake(kms.port());

        awaitLine("speaks TLS at port " + kms.port());
    }

    @Test
    void tellsAClientThatDoesNotTrustTheCertificate() throws Exception {
        assertNoHandshake(kms.server().tlsPort());

        awaitLine("ended its TLS connection to port " + kms.server().tlsPort());
    }

    @ParameterizedTest
    @CsvSource({"kms.test, 'asked for kms.test, a name that is not in the certificate'", "localhost, trust"})
    void tellsAClientThatAsksForAnotherName(String host, String cause) throws Exception {
        int port = kms.server().tlsPort();
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        try (SSLSocket client =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(plain, host, port, true)) {
            assertThatThrownBy(client::startHandshake).isInstanceOf(IOException.class);
        }

        awaitLine("ended its TLS connection to port " + port);
        assertThat(log.with("connection to port " + port))
                .singleElement()
                .asString()
                .contains(cause);
    }

    @Test
    void saysNothingOfOneThatOnlyLooksWhetherThePortIsOpen() throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), kms.server().tlsPort()).close();
        kms.ok("ListKeys");

        assertThat(log.with("port " + kms.server().tlsPort())).isEmpty();
    }

    /** By a client that trusts what the platform trusts. */
    private static void assertNoHandshake(int port) throws Exception {
        try (SSLSocket client =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket("127.0.0.1", port)) {
            assertThatThrownBy(client::startHandshake).isInstanceOf(IOException.class);
        }
    }

    private void awaitLine(String text) {
        await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> !log.with(text).isEmpty());
    }
}
