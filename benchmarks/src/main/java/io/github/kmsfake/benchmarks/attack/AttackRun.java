package io.github.kmsfake.benchmarks.attack;

import io.github.kmsfake.benchmarks.Arguments;
import io.github.kmsfake.benchmarks.client.BlockingConnection;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import io.github.kmsfake.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Attacks one server after the other, and looks after each attack how it serves everybody else. */
public final class AttackRun implements AutoCloseable {
    private static final Path LOG = Path.of("benchmarks", "target", "attacks.log");
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the log says of trouble that the server may yet have survived. */
    private static final List<String> TROUBLE =
            List.of("OutOfMemoryError", "StackOverflowError", "a mistake in KMS Fake");

    private final Path jar;
    private final String heap;
    private @Nullable StandaloneServer server;
    private List<String> options = List.of();
    private boolean allGood = true;

    private AttackRun(Path jar, String heap) {
        this.jar = jar;
        this.heap = heap;
    }

    /** Runs all attacks, or those that are named, prints a table, and tells whether the server withstood all of them. */
    public static boolean run(Arguments arguments) throws IOException {
        String heap = arguments.take("--heap", "256m");
        Path jar = Path.of(arguments.take("--jar", "standalone/target/kms-fake-standalone.jar"));
        Map<String, Attack> wanted = Attacks.all();
        List<String> names = arguments.names();
        if (!wanted.keySet().containsAll(names)) {
            throw new IllegalArgumentException("there are only the attacks " + wanted.keySet());
        }
        if (!names.isEmpty()) {
            wanted.keySet().retainAll(names);
        }
        System.out.println("| attack | what happened | meanwhile | afterwards | RSS | withstood |");
        System.out.println("|---|---|---|---|---|---|");
        try (AttackRun run = new AttackRun(jar, heap)) {
            for (Map.Entry<String, Attack> attack : wanted.entrySet()) {
                run.attack(attack.getKey(), attack.getValue());
            }
            run.end();
            System.out.println("Load averages of the machine at the end: " + Machine.load() + ".");
            return run.allGood;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void attack(String name, Attack attack) throws IOException {
        StandaloneServer victim = started(name.startsWith(Attacks.STRICT) ? List.of("--strict") : List.of());
        List<Long> before = trouble(victim);
        Check meanwhile;
        String told;
        try (Connections connections = attack.launch(victim)) {
            meanwhile = Check.of(victim);
            told = connections.told();
        } catch (IOException e) {
            meanwhile = Check.of(victim);
            told = e.toString();
        }
        Check afterwards = Check.of(victim);
        List<String> noted = new ArrayList<>();
        List<Long> after = trouble(victim);
        for (int i = 0; i < TROUBLE.size(); i++) {
            if (after.get(i) > before.get(i)) {
                noted.add(TROUBLE.get(i) + " × " + (after.get(i) - before.get(i)));
            }
        }
        boolean good = meanwhile.isGood() && afterwards.isGood() && noted.isEmpty();
        row(name, told, meanwhile.told(), afterwards.told(), resident(victim), good, noted);
        if (!afterwards.isGood() || !reset(victim)) {
            close();
        }
    }

    /** SIGTERM while clients are in the middle of sending. */
    private void end() throws IOException {
        StandaloneServer victim = started(List.of());
        String told;
        OptionalInt exitCode;
        long begin = System.nanoTime();
        try (Connections calls = Attacks.unfinishedCalls(100).launch(victim);
                Connections controls =
                        Attacks.unfinishedControls("PUT", "state", 8, 60_000).launch(victim)) {
            begin = System.nanoTime();
            exitCode = victim.end(TIME_TO_END);
            told = calls.told() + "; " + controls.told();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        boolean good = exitCode.isPresent() && exitCode.getAsInt() == 0;
        row(
                "SIGTERM",
                told,
                "",
                exitCode.isPresent()
                        ? String.format(Locale.ROOT, "ended in %.1f s with code %d", seconds, exitCode.getAsInt())
                        : "did not end in " + TIME_TO_END.toSeconds() + " s",
                "",
                good,
                List.of());
    }

    private void row(
            String name,
            String told,
            String meanwhile,
            String afterwards,
            String resident,
            boolean good,
            List<String> noted) {
        allGood &= good;
        String verdict = (good ? "yes" : "**no**") + (noted.isEmpty() ? "" : ": " + String.join(", ", noted));
        System.out.println("| " + String.join(" | ", name, told, meanwhile, afterwards, resident, verdict) + " |");
    }

    private StandaloneServer started(List<String> wanted) throws IOException {
        if (server != null && (!options.equals(wanted) || !server.isAlive())) {
            close();
        }
        if (server == null) {
            List<String> all = new ArrayList<>(wanted);
            all.addAll(List.of("--limit", "keys=1000000"));
            server = StandaloneServer.start(jar, LOG, List.of("-Xmx" + heap), all);
            options = wanted;
        }
        return server;
    }

    private static boolean reset(StandaloneServer server) {
        try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
            connection.ask(ControlCalls.reset());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Long> trouble(StandaloneServer server) throws IOException {
        List<Long> lines = new ArrayList<>();
        for (String text : TROUBLE) {
            lines.add(server.linesWith(text));
        }
        return lines;
    }

    private static String resident(StandaloneServer server) throws IOException {
        return server.isAlive()
                ? String.format(Locale.ROOT, "%.0f MiB", server.figures().residentMebibytes())
                : "";
    }
}
