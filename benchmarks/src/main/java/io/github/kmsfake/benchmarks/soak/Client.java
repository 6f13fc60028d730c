package io.github.kmsfake.benchmarks.soak;

import io.github.kmsfake.benchmarks.client.Answer;
import io.github.kmsfake.benchmarks.client.BlockingConnection;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One client of the soak: chance decides how each call is signed and sent. It keeps one plain connection and one over TLS,
 * and opens further ones for single calls.
 */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int REFUSED_FROM = 400;
    private static final int BROKEN_FROM = 500;
    private static final int MOST_OF_A_BODY = 200;
    private static final double KEPT = 0.85;
    private static final double NEW = 0.95;
    private static final double KEPT_TLS = 0.995;

    private final StandaloneServer server;
    private final SSLSocketFactory tls;
    private final RandomGenerator random;
    private final Tally tally;
    private @Nullable BlockingConnection kept;
    private @Nullable BlockingConnection keptTls;

    Client(StandaloneServer server, SSLSocketFactory tls, RandomGenerator random, Tally tally) {
        this.server = server;
        this.tls = tls;
        this.random = random;
        this.tally = tally;
    }

    RandomGenerator random() {
        return random;
    }

    /** Makes a call that is granted, and asks for an answer in JSON. */
    Answer json(Call call) throws IOException {
        return granted(call.action(), signed(call));
    }

    /** Makes a call that is granted, and asks for an answer in JSON or XML. */
    void any(Call call) throws IOException {
        granted(call.action(), signed(jsonOrXml(call)));
    }

    /** Makes a call that is refused. */
    void refused(Call call) throws IOException {
        refused(call.action(), signed(jsonOrXml(call)));
    }

    /** Sends a request that is granted. */
    Answer granted(String what, byte[] request) throws IOException {
        Answer answer = ask(what, request);
        require(answer.status() == OK, what, answer);
        return answer;
    }

    /** Sends a request that is refused, but not by a failure of the server. */
    void refused(String what, byte[] request) throws IOException {
        Answer answer = ask(what, request);
        require(answer.status() >= REFUSED_FROM && answer.status() < BROKEN_FROM, what, answer);
    }

    /** Holds that something is as it should be. */
    void require(boolean asExpected, String what, Answer answer) throws IOException {
        if (!asExpected) {
            String body = answer.body();
            throw new IOException(what + " was answered with " + answer.status() + ": "
                    + body.substring(0, Math.min(body.length(), MOST_OF_A_BODY)));
        }
    }

    @Override
    public void close() throws IOException {
        kept = closed(kept);
        keptTls = closed(keptTls);
    }

    private Call jsonOrXml(Call call) {
        if (random.nextBoolean()) {
            return call;
        }
        Map<String, String> parameters = new HashMap<>(call.parameters());
        parameters.put("Format", "XML");
        return new Call(call.action(), parameters);
    }

    private byte[] signed(Call call) {
        return switch (random.nextInt(3)) {
            case 0 -> call.signedV1();
            case 1 -> call.signedV1InBody();
            default -> call.signedV3();
        };
    }

    private Answer ask(String what, byte[] request) throws IOException {
        Answer answer;
        try {
            answer = send(request);
        } catch (IOException e) {
            throw new IOException(what + " was not answered: " + e, e);
        }
        tally.answered(answer.status());
        return answer;
    }

    private Answer send(byte[] request) throws IOException {
        double chance = random.nextDouble();
        if (chance < KEPT) {
            BlockingConnection connection = kept == null ? BlockingConnection.open(server.port(), PATIENCE) : kept;
            kept = connection;
            Answer answer = connection.ask(request);
            kept = answer.isLast() ? closed(connection) : connection;
            return answer;
        }
        if (chance < NEW) {
            try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
                return connection.ask(request);
            }
        }
        if (chance < KEPT_TLS) {
            BlockingConnection connection =
                    keptTls == null ? BlockingConnection.open(server.tlsPort(), PATIENCE, tls) : keptTls;
            keptTls = connection;
            Answer answer = connection.ask(request);
            keptTls = answer.isLast() ? closed(connection) : connection;
            return answer;
        }
        try (BlockingConnection connection = BlockingConnection.open(server.tlsPort(), PATIENCE, tls)) {
            return connection.ask(request);
        }
    }

    private static @Nullable BlockingConnection closed(@Nullable BlockingConnection connection) throws IOException {
        if (connection != null) {
            connection.close();
        }
        return null;
    }
}
