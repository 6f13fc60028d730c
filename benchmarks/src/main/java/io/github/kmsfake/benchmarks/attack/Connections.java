package io.github.kmsfake.benchmarks.attack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many connections to one server, driven by one thread, each of which sends as fast as the server takes it. */
final class Connections implements Closeable {
    private static final int READ_BYTES = 256 * 1024;
    private static final long LOOK_MILLIS = 100;

    private final List<Connection> all = new ArrayList<>();
    private final Selector selector;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
    private final int answers;

    private Connections(Selector selector, int answers) {
        this.selector = selector;
        this.answers = answers;
    }

    /** Opens them and sends what the plan says, until all is sent and answered or the time is up. */
    static Connections open(int port, Plan plan) throws IOException {
        Connections connections = new Connections(Selector.open(), plan.answers());
        try {
            for (int i = 0; i < plan.connections(); i++) {
                connections.all.add(Connection.open(port, plan.bytes().apply(i), connections.selector));
            }
            connections.drive(plan.atMost());
            return connections;
        } catch (IOException | RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** What became of them so far; looks for what the server said to those that were not reading. */
    String told() {
        all.forEach(connection -> connection.peek(scratch));
        Map<Integer, Long> statuses = new TreeMap<>();
        all.forEach(connection -> connection.statuses().forEach(status -> statuses.merge(status, 1L, Long::sum)));
        return all.size() + " connections: "
                + all.stream().filter(Connection::hasSentAll).count() + " sent all, "
                + all.stream().filter(Connection::isClosed).count() + " closed by the server"
                + (statuses.isEmpty() ? "" : "; answers ")
                + statuses.entrySet().stream()
                        .map(status -> status.getKey() + " × " + status.getValue())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : all) {
            connection.close();
        }
        selector.close();
    }

    private void drive(Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && all.stream().anyMatch(connection -> !connection.isDone(answers))) {
            selector.select(this::advance, LOOK_MILLIS);
        }
    }

    private void advance(SelectionKey key) {
        ((Connection) key.attachment()).advance(key, answers > 0, scratch);
    }
}
