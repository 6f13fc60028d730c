package io.github.kmsfake.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server that ends while clients connect and call: it says nothing, and what has been begun is answered whole. */
@ResourceLock("the platform's root logger")
class ServerCloseTest {
    private static final String REQUEST =
            "GET /?Action=DescribeRegions&Version=2016-01-20 HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Queue<String> torn = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connected = new AtomicInteger();

    @Test
    void endsSilently() throws Exception {
        Logger libraries = Logger.getLogger("org.xnio");
        Logger server = Logger.getLogger("io.undertow");
        Handler listening = listening();
        libraries.addHandler(listening);
        server.addHandler(listening);
        try {
            for (int i = 0; i < 25; i++) {
                closeAfter(5 * (i % 5));
            }
        } finally {
            libraries.removeHandler(listening);
            server.removeHandler(listening);
        }
        assertThat(logged).isEmpty();
        assertThat(torn).isEmpty();
    }

    /** Ends a server at a moment that varies: after so many connections. */
    private void closeAfter(int connections) throws InterruptedException {
        TestServer kms = TestServer.with().start();
        connected.set(0);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean calling = i > 0;
            Thread client = new Thread(() -> {
                while (!over.get()) {
                    connect(kms.port(), calling);
                }
            });
            client.start();
            clients.add(client);
        }
        while (connected.get() < connections) {
            Thread.onSpinWait();
        }
        kms.close();
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
    }

    private void connect(int port, boolean calling) {
        StringBuilder answer = new StringBuilder();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connected.incrementAndGet();
            if (calling) {
                client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                InputStream input = client.getInputStream();
                for (int next = input.read(); next >= 0 && !isWhole(answer); next = input.read()) {
                    answer.append((char) next);
                }
            }
        } catch (IOException e) {
            // the server has ended, which is what this is about
        }
        if (!answer.isEmpty() && !isWhole(answer)) {
            torn.add(answer.toString());
        }
    }

    /** The body is an object, and the first brace in the answer begins it. */
    private static boolean isWhole(StringBuilder answer) {
        return answer.length() > 2
                && answer.indexOf("{") > 0
                && answer.charAt(answer.length() - 1) == '}'
                && answer.chars().filter(c -> c == '{').count()
                        == answer.chars().filter(c -> c == '}').count();
    }

    private Handler listening() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getLoggerName() + ": " + record.getMessage() + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
