package io.github.kmsfake.benchmarks.attack;

import io.github.kmsfake.benchmarks.client.Answer;
import io.github.kmsfake.benchmarks.client.BlockingConnection;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How a server serves somebody who means well.
 *
 * @param isGood whether it does
 * @param told how fast, or what is wrong
 */
record Check(boolean isGood, String told) {
    private static final Duration HEALTH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Asks for the health, and makes two calls: one that the server makes on a worker, and one on its event loop. */
    static Check of(StandaloneServer server) {
        if (!server.isAlive()) {
            return new Check(false, "the process has ended");
        }
        Timed health = Timed.of(() -> ask(server, ControlCalls.health()));
        Timed calls = Timed.of(() -> {
            String keyId = answered(server, new Call("CreateKey", Map.of()).signedV3(), "KeyId");
            return ask(server, new Call("Encrypt", Map.of("KeyId", keyId, "Plaintext", "AAAA")).signedV1());
        });
        return new Check(
                health.isGood && health.seconds <= HEALTH.toSeconds() && calls.isGood,
                "health " + health.told + ", calls " + calls.told);
    }

    private record Timed(boolean isGood, double seconds, String told) {
        private interface Step {
            int status() throws IOException;
        }

        private static Timed of(Step step) {
            long begin = System.nanoTime();
            try {
                int status = step.status();
                double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
                return new Timed(
                        status == OK,
                        seconds,
                        String.format(Locale.ROOT, "%.2f s", seconds) + (status == OK ? "" : " (" + status + ")"));
            } catch (IOException | IllegalStateException e) {
                double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
                return new Timed(false, seconds, String.format(Locale.ROOT, "none in %.2f s", seconds));
            }
        }
    }

    private static int ask(StandaloneServer server, byte[] request) throws IOException {
        try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
            return connection.ask(request).status();
        }
    }

    private static String answered(StandaloneServer server, byte[] request, String field) throws IOException {
        try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
            Answer answer = connection.ask(request);
            return answer.field(field);
        }
    }
}
