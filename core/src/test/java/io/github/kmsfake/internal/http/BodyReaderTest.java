package io.github.kmsfake.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies of requests that come whole, in parts, late, too large, or more of them than there is room for. */
class BodyReaderTest {
    private static final int MOST = 100_000;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final List<Socket> clients = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(MOST);
    private final MemoryBudget headBudget = new MemoryBudget(2L * RequestHeads.LARGEST);
    private final AtomicInteger received = new AtomicInteger();
    private Listeners listeners = open(LONG, LONG);

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        listeners.close();
    }

    @Test
    void takesBodiesOfEverySize() throws IOException {
        for (int size : new int[] {0, 1, 4096, 16 * 1024, 16 * 1024 + 1, 50_000, MOST}) {
            Socket client = connect();
            send(client, head(size) + "x".repeat(size));
            assertThat(answer(client)).as("of %d bytes", size).endsWith("received " + size);
        }
    }

    @Test
    void takesBodiesThatComeInParts() throws IOException {
        Socket client = connect();
        send(client, head(MOST));
        for (int i = 0; i < 10; i++) {
            send(client, "x".repeat(MOST / 10));
        }
        assertThat(answer(client)).endsWith("received " + MOST);
    }

    @Test
    void takesChunksUpToTheSameSize() throws IOException {
        Socket client = connect();
        send(client, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 10; i++) {
            send(client, "2710\r\n" + "x".repeat(10_000) + "\r\n");
        }
        send(client, "0\r\n\r\n");
        assertThat(answer(client)).endsWith("received " + MOST);
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        Socket announced = connect();
        send(announced, head(MOST + 1) + "x".repeat(MOST + 1));
        assertThat(answer(announced)).endsWith("TOO_LARGE");

        Socket chunked = connect();
        send(chunked, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        send(chunked, "186a1\r\n" + "x".repeat(MOST + 1) + "\r\n0\r\n\r\n");
        assertThat(answer(chunked)).endsWith("TOO_LARGE");
    }

    @Test
    void refusesAChunkOfAnyLengthAndReadsOnForAWhileOnly() throws IOException {
        Socket client = connect();
        send(client, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n20000000\r\n");
        String block = "x".repeat(1024 * 1024);
        send(client, block);
        assertThat(answer(client)).endsWith("TOO_LARGE");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 500; i++) {
                        send(client, block);
                    }
                })
                .isInstanceOf(SocketException.class);
    }

    @Test
    void letsTheNextInOnceThereIsRoom() throws IOException {
        Socket first = connect();
        send(first, head(MOST) + "x".repeat(MOST - 1));
        await().until(() -> budget.free() == 0);
        Socket second = connect();
        send(second, head(MOST) + "x".repeat(MOST));
        Socket small = connect();
        send(small, head(100) + "x".repeat(100));

        assertThat(answer(small)).endsWith("received 100");
        assertThat(received).hasValue(1);
        send(first, "x");
        assertThat(answer(first)).endsWith("received " + MOST);
        assertThat(answer(second)).endsWith("received " + MOST);
    }

    @Test
    void givesTheRoomOfAClientThatHasGoneToTheNext() throws IOException {
        Socket first = connect();
        send(first, head(MOST) + "x".repeat(MOST - 1));
        await().until(() -> budget.free() == 0);
        Socket second = connect();
        send(second, head(MOST) + "x".repeat(MOST));

        first.close();

        assertThat(answer(second)).endsWith("received " + MOST);
    }

    @Test
    void refusesWhatFindsNoRoomInTime() throws IOException {
        listeners.close();
        listeners = open(LONG, SHORT);
        Socket first = connect();
        send(first, head(MOST) + "x".repeat(MOST - 1));
        await().until(() -> budget.free() == 0);
        for (int i = 0; i < 3; i++) {
            Socket next = connect();
            send(next, head(MOST) + "x".repeat(MOST));
            assertThat(answer(next)).endsWith("NO_ROOM");
        }
        send(first, "x");
        assertThat(answer(first)).endsWith("received " + MOST);
    }

    @Test
    void whatWasRefusedKeepsNoPlaceInTheQueue() throws IOException {
        listeners.close();
        listeners = open(LONG, SHORT);
        Socket first = connect();
        send(first, head(MOST) + "x".repeat(MOST - 1));
        await().until(() -> budget.free() == 0);
        Socket refused = connect();
        send(refused, head(MOST) + "x");
        assertThat(answer(refused)).endsWith("NO_ROOM");

        send(first, "x");

        assertThat(answer(first)).endsWith("received " + MOST);
        await().until(() -> budget.free() == MOST);
        Socket next = connect();
        send(next, head(MOST) + "x".repeat(MOST));
        assertThat(answer(next)).endsWith("received " + MOST);
    }

    @Test
    void doesNotWaitForeverForABody() throws IOException {
        listeners.close();
        listeners = open(SHORT, LONG);
        Socket client = connect();
        send(client, head(100) + "x");
        assertThat(answer(client)).endsWith("UNREADABLE");
    }

    @Test
    void keepsNothingOfAnEndedRequestOnAConnectionThatIsKept() throws IOException {
        Socket client = connect();
        for (int i = 0; i < 5; i++) {
            send(client, head(MOST) + "x".repeat(MOST));
            await().until(() -> client.getInputStream().available() > 0);
            byte[] part = new byte[1000];
            int length = client.getInputStream().read(part);
            assertThat(new String(part, 0, length, StandardCharsets.US_ASCII)).endsWith("received " + MOST);
        }
    }

    @Test
    void closesConnectionsWithALargeHeadForWhichThereIsNoRoom() throws IOException {
        Socket first = connect();
        send(first, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000));
        await().until(() -> headBudget.free() == 0);
        Socket second = connect();
        send(second, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000));
        assertThat(isClosed(second)).isTrue();
        Socket small = connect();
        send(small, head(10) + "x".repeat(10));
        assertThat(answer(small)).endsWith("received 10");

        send(first, "\r\n\r\n");

        assertThat(answer(first)).endsWith("received 0");
        await().until(() -> headBudget.free() == 2L * RequestHeads.LARGEST);
    }

    @Test
    void aConnectionThatClosesGivesTheRoomOfItsHeadBack() throws IOException {
        Socket client = connect();
        send(client, "GET /?" + "x".repeat(20_000));
        await().until(() -> headBudget.free() == 0);

        client.close();

        await().until(() -> headBudget.free() == 2L * RequestHeads.LARGEST);
    }

    @Test
    void countsWhatOneRequestHasSentAndNoMore() throws IOException {
        Socket client = connect();
        for (int i = 0; i < 40; i++) {
            send(client, head(1000) + "x".repeat(1000));
            await().until(() -> client.getInputStream().available() > 0);
            var unused = client.getInputStream().read(new byte[1000]);
            assertThat(headBudget.free()).isEqualTo(2L * RequestHeads.LARGEST);
        }
    }

    private Listeners open(Duration longest, Duration longestWait) {
        BodyReader bodies = new BodyReader(budget, new RequestHeads(headBudget), longest, longestWait);
        try {
            SSLContext tls = SSLContext.getDefault();
            return Listeners.open(
                    "127.0.0.1",
                    0,
                    0,
                    tls,
                    Duration.ofMinutes(1),
                    exchange -> bodies.read(exchange, MOST, answering(exchange)),
                    bodies,
                    () -> new byte[0],
                    new ServerLog());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private BodyReader.Receiver answering(HttpServerExchange exchange) {
        return new BodyReader.Receiver() {
            @Override
            public void receive(byte[] body) {
                received.incrementAndGet();
                exchange.getResponseSender().send("received " + body.length);
            }

            @Override
            public void fail(BodyReader.Failure failure) {
                exchange.getResponseSender().send(failure.toString());
            }
        };
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), listeners.port());
        client.setSoTimeout(20_000);
        clients.add(client);
        return client;
    }

    private static boolean isClosed(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true; // closed before all of it was read
        }
    }

    private static String head(int size) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n";
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** The answer up to the end of its body, or of the connection. */
    private static String answer(Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream input = client.getInputStream();
        while (!isWhole(text.toString())) {
            int next = input.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static boolean isWhole(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String length = "Content-Length: ";
        int at = text.indexOf(length);
        return at >= 0
                && text.length() - end - 4
                        >= Integer.parseInt(text.substring(at + length.length(), text.indexOf("\r\n", at)));
    }
}
