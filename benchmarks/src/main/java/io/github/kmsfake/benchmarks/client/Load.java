package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A load over several kept-alive connections, from one thread: each connection sends its next request as soon as its
 * last answer is in. The thread does as little as it can, since on a small machine it takes its time from the server.
 */
public final class Load {
    private static final int CONNECTIONS = 16;

    /** What a load came to. */
    public record Result(long answers, Duration time) {
        /** Answers per second. */
        public double rate() {
            return answers * 1e9 / time.toNanos();
        }
    }

    private final Selector selector;
    private final Iterator<byte[]> requests;
    private long underWay;
    private long answers;

    private Load(Selector selector, Iterator<byte[]> requests) {
        this.selector = selector;
        this.requests = requests;
    }

    /** Sends these requests over and over for some time. */
    public static Result during(Duration time, int port, List<byte[]> requests) throws IOException {
        return of(port, new Repeated(requests, time));
    }

    /** Sends each of these requests once. */
    public static Result of(int port, Iterator<byte[]> requests) throws IOException {
        try (Selector selector = Selector.open()) {
            return new Load(selector, requests).run(port);
        }
    }

    private Result run(int port) throws IOException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(Connection.open(port, selector));
            }
            long begin = System.nanoTime();
            for (Connection connection : connections) {
                sendNext(connection);
            }
            while (underWay > 0) {
                selector.select(this::receive);
            }
            return new Result(answers, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private void receive(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (connection.receive()) {
                underWay--;
                answers++;
                sendNext(connection);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the load broke off after " + answers + " answers", e);
        }
    }

    private void sendNext(Connection connection) throws IOException {
        if (requests.hasNext()) {
            connection.send(requests.next());
            underWay++;
        }
    }
}
