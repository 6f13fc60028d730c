package io.github.kmsfake.benchmarks.soak;

import io.github.kmsfake.benchmarks.Arguments;
import io.github.kmsfake.benchmarks.client.BlockingConnection;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.client.TrustedTls;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;

/** Mixed calls of both protocols for some minutes; afterwards the server must hold no more than after the warm-up. */
public final class Soak {
    private static final Path LOG = Path.of("benchmarks", "target", "soak.log");
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_FAILURES = 20;

    private final StandaloneServer server;
    private final SSLSocketFactory tls;
    private final List<Scenario> scenarios;
    private final List<RandomGenerator> randoms = new ArrayList<>();
    private final Tally tally = new Tally();

    private Soak(StandaloneServer server, int connections, long seed) throws IOException {
        this.server = server;
        this.tls = TrustedTls.of(server.port());
        this.scenarios = Scenarios.create(server.port()).all();
        for (int i = 0; i < connections; i++) {
            randoms.add(new SplittableRandom(seed + i));
        }
    }

    /** Runs it, prints what it sees, and tells whether all is well. */
    public static boolean run(Arguments arguments) throws IOException {
        Duration time = Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments.take("--minutes", "5"))));
        String heap = arguments.take("--heap", "256m");
        Path jar = Path.of(arguments.take("--jar", "standalone/target/kms-fake-standalone.jar"));
        int connections = Integer.parseInt(arguments.take("--connections", "8"));
        long seed = Long.parseLong(arguments.take("--seed", "1"));
        if (!arguments.names().isEmpty()) {
            throw new IllegalArgumentException("soak takes no names, but was given " + arguments.names());
        }
        // The whole heap is there from the start, so that what the process grows by is outside of it; and what the
        // platform keeps only while there is room, such as its last 750 certificates, does not count.
        List<String> virtualMachine =
                List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "-XX:SoftRefLRUPolicyMSPerMB=0");
        try (StandaloneServer server =
                StandaloneServer.start(jar, LOG, virtualMachine, List.of("--limit", "keys=1000000"))) {
            return new Soak(server, connections, seed).run(time);
        }
    }

    private boolean run(Duration time) throws IOException {
        System.out.println("| after | live heap | RSS | threads | descriptors | answers by status |");
        System.out.println("|---|---|---|---|---|---|");
        round(WARM_UP);
        Figures begin = look("warm-up");
        Figures end = begin;
        for (Duration left = time; !left.isZero() && !tally.hasFailures(); ) {
            Duration round = left.compareTo(ROUND) < 0 ? left : ROUND;
            round(round);
            left = left.minus(round);
            end = look(time.minus(left).toSeconds() + " s");
        }
        List<String> complaints = new ArrayList<>(tally.failures());
        complaints.addAll(end.growthSince(begin));
        OptionalInt exitCode = server.end(PATIENCE);
        if (exitCode.isEmpty() || exitCode.getAsInt() != 0) {
            complaints.add("the server did not end well, see " + LOG);
        }
        complaints.forEach(complaint -> System.out.println("FAILED: " + complaint));
        System.out.println("Classes that grew most, in bytes: " + end.grownMost(begin) + ".");
        System.out.println(complaints.isEmpty() ? "No growth: " + Figures.TOLERANCE : "See also " + LOG + ".");
        return complaints.isEmpty();
    }

    /** Lets all clients make calls for some time; they and their connections are gone afterwards. */
    private void round(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < randoms.size(); i++) {
            int number = i;
            threads.add(new Thread(() -> callUntil(end, number), "client-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void callUntil(long end, int number) {
        RandomGenerator random = randoms.get(number);
        int failures = 0;
        while (failures < MOST_FAILURES && System.nanoTime() < end) {
            try (Client client = new Client(server, tls, random, tally)) {
                while (System.nanoTime() < end) {
                    scenarios.get(random.nextInt(scenarios.size())).play(client, "soak-" + number);
                }
            } catch (IOException | IllegalStateException e) {
                tally.failed(e.getMessage() == null ? e.toString() : e.getMessage());
                failures++;
            }
        }
    }

    private Figures look(String after) throws IOException {
        tidyUp();
        Figures figures = Figures.of(server);
        System.out.println("| " + after + " | " + figures.told() + " | " + tally.told() + " |");
        return figures;
    }

    /** Lets keys reach their day of deletion, and forgets the recorded calls, whose size is chance. */
    private void tidyUp() throws IOException {
        try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
            connection.ask(ControlCalls.advance(8));
            connection.ask(new Call("ListKeys", Map.of()).unsigned());
            connection.ask(ControlCalls.post("clock", "{\"real\":true}"));
            connection.ask(ControlCalls.get("state"));
            connection.ask(ControlCalls.delete("requests"));
        }
    }
}
