package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.client.SecretCalls;
import io.github.kmsfake.benchmarks.client.SingleCall;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.Programs.Start;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How long RSA key pairs take, beside the platform's own and those of another build, and who has to wait for them. */
final class KeyPairs implements Measurement {
    private static final int BITS_LARGE = 4096;
    private static final int BITS_USUAL = 2048;
    private static final int TESTS = 200;

    /** A build that searches for primes would take minutes for all tests, so it does these, and the rest is reckoned. */
    private static final int SEARCHING_TESTS = 4;

    private static final int SECRETS_DUE = 5;
    private static final int KEYS_AHEAD = 24;
    private static final int WARM_UP = 50;
    private static final int PROBES = 100;
    private static final double NINETY_NINE = 0.99;
    private static final int DAYS = 2;

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Optional<Start> shipped = Programs.standalone();
        Optional<Start> fresh = Programs.standalone("--rsa-keys", "fresh");
        if (shipped.isEmpty() || fresh.isEmpty()) {
            System.err.println("nothing to measure: there is no standalone jar");
            return List.of();
        }
        List<Row> rows = new ArrayList<>(besidePlatform(shipped.get(), effort));
        Optional<Start> baseline = Programs.baseline();
        if (baseline.isPresent()) {
            rows.addAll(besideBaseline(shipped.get(), baseline.get(), effort));
        }
        rows.addAll(waiting("shipped primes", shipped.get(), effort));
        rows.addAll(waiting("--rsa-keys fresh", fresh.get(), effort));
        return rows;
    }

    private static List<Row> besidePlatform(Start fake, Effort effort) throws IOException {
        Comparison large = new Comparison("CreateKey, RSA_4096; floor: the platform's pairs", 100);
        Comparison usual = new Comparison("CreateKey, RSA_2048; floor: the platform's pairs", 15);
        for (int fork = 0; fork < effort.forks(); fork++) {
            try (ServerProcess server = fake.start()) {
                warmUp(server);
                for (int i = 0; i < effort.rounds(); i++) {
                    large.fake.addNanos(createKey(server, BITS_LARGE));
                    large.floor.addNanos(generate(BITS_LARGE));
                    usual.fake.addNanos(createKey(server, BITS_USUAL));
                    usual.floor.addNanos(generate(BITS_USUAL));
                }
            }
        }
        return List.of(large.row(), usual.row());
    }

    private static List<Row> besideBaseline(Start fake, Start baseline, Effort effort) throws IOException {
        Baseline rows = new Baseline();
        for (int fork = 0; fork < effort.forks(); fork++) {
            // one after the other: a build that makes pairs ahead must not make them while the other is asked
            rows.sample(fake, effort, TESTS, Comparison::fake);
            rows.sample(baseline, effort, SEARCHING_TESTS, Comparison::floor);
        }
        return List.of(rows.large.row(), rows.usual.row(), rows.clientKey.row(), rows.suite.row());
    }

    /** What is compared with another build. */
    private record Baseline(Comparison clientKey, Comparison large, Comparison usual, Comparison suite) {
        Baseline() {
            this(
                    new Comparison("CreateClientKey, from the first call on; floor: the baseline", 10),
                    new Comparison("CreateKey, RSA_4096; floor: the baseline", 100),
                    new Comparison("CreateKey, RSA_2048; floor: the baseline", 15),
                    new Comparison(
                            "200 tests with a reset, a key of RSA_2048 and one of RSA_4096 each; floor: the baseline",
                            50));
        }

        void sample(Start build, Effort effort, int tests, Function<Comparison, Samples> side) throws IOException {
            try (ServerProcess server = build.start()) {
                createAccessPoints(server, effort.rounds());
                for (int i = 0; i < effort.rounds(); i++) {
                    side.apply(clientKey).addNanos(createClientKey(server, i));
                }
                warmUp(server);
                for (int i = 0; i < effort.rounds(); i++) {
                    side.apply(large).addNanos(createKey(server, BITS_LARGE));
                }
                for (int i = 0; i < effort.rounds(); i++) {
                    side.apply(usual).addNanos(createKey(server, BITS_USUAL));
                }
                side.apply(suite).addNanos(nanosOfTests(server, tests) * TESTS / tests);
            }
        }
    }

    private static List<Row> waiting(String kind, Start fake, Effort effort) throws IOException {
        Samples health = new Samples();
        Samples curve = new Samples();
        for (int fork = 0; fork < effort.forks(); fork++) {
            try (ServerProcess server = fake.start()) {
                warmUp(server);
                for (int i = 0; i < SECRETS_DUE; i++) {
                    SingleCall.nanosOf(
                            server.port(), SecretCalls.createKeyPair(i).unsigned());
                }
                for (int i = 0; i < effort.rounds(); i++) {
                    health.add(healthWhileDue(server));
                    curve.addNanos(curveBehindRsa(server));
                }
            }
        }
        return List.of(
                Row.alone(
                        "health while 5 secrets with key pairs are due, 99th percentile; " + kind,
                        Unit.MILLISECONDS,
                        health,
                        Budget.atMost(20, Unit.MILLISECONDS)),
                Row.alone(
                        "CreateKey, EC_P256, behind 24 of RSA_4096; " + kind,
                        Unit.MILLISECONDS,
                        curve,
                        Budget.atMost(50, Unit.MILLISECONDS)));
    }

    /** The 99th percentile of what health takes until the secrets have rotated, and somewhat longer, in milliseconds. */
    private static double healthWhileDue(ServerProcess server) throws IOException {
        Samples health = new Samples();
        SingleCall.nanosOf(server.port(), ControlCalls.advance(DAYS));
        try (SingleCall read =
                SingleCall.begin(server.port(), SecretCalls.getKeyPair(0).unsigned())) {
            for (int i = 0; i < PROBES || read.isUnderWay(); i++) {
                health.addNanos(SingleCall.nanosOf(server.port(), ControlCalls.health()));
            }
            read.answer();
        }
        return health.quantile(NINETY_NINE);
    }

    private static long curveBehindRsa(ServerProcess server) throws IOException {
        List<SingleCall> ahead = new ArrayList<>();
        for (int i = 0; i < KEYS_AHEAD; i++) {
            ahead.add(SingleCall.begin(server.port(), createKey("RSA_" + BITS_LARGE)));
        }
        long nanos = SingleCall.nanosOf(server.port(), createKey("EC_P256"));
        for (SingleCall call : ahead) {
            call.answer();
            call.close();
        }
        return nanos;
    }

    /** Lets the server compile what any call needs, and little of what makes an RSA key. */
    private static void warmUp(ServerProcess server) throws IOException {
        createKey(server, BITS_USUAL);
        for (int i = 0; i < WARM_UP; i++) {
            SingleCall.nanosOf(server.port(), createKey("EC_P256"));
        }
    }

    private static long nanosOfTests(ServerProcess server, int tests) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < tests; i++) {
            SingleCall.nanosOf(server.port(), ControlCalls.reset());
            createKey(server, BITS_USUAL);
            createKey(server, BITS_LARGE);
        }
        return System.nanoTime() - begin;
    }

    private static long createKey(ServerProcess server, int bits) throws IOException {
        return SingleCall.nanosOf(server.port(), createKey("RSA_" + bits));
    }

    private static byte[] createKey(String spec) {
        return new Call("CreateKey", Map.of("KeySpec", spec)).unsigned();
    }

    /** One for each client key, since an access point has room for few. */
    private static void createAccessPoints(ServerProcess server, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SingleCall.nanosOf(server.port(), AccessPoints.create(i).unsigned());
        }
    }

    private static long createClientKey(ServerProcess server, int number) throws IOException {
        return SingleCall.nanosOf(
                server.port(),
                new Call("CreateClientKey", Map.of("AapName", AccessPoints.name(number), "Password", "Passw0rd_1234"))
                        .unsigned());
    }

    private static long generate(int bits) {
        try {
            long begin = System.nanoTime();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            generator.generateKeyPair();
            return System.nanoTime() - begin;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** A time beside that of who searches for primes. */
    private record Comparison(String what, int part, Samples fake, Samples floor) {
        Comparison(String what, int part) {
            this(what, part, new Samples(), new Samples());
        }

        Row row() {
            return Row.compared(what, Unit.MILLISECONDS, fake, floor, Budget.atMostOneIn(part));
        }
    }
}
