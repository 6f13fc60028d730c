package io.github.kmsfake.benchmarks;

import io.github.kmsfake.benchmarks.attack.AttackRun;
import io.github.kmsfake.benchmarks.measure.Effort;
import io.github.kmsfake.benchmarks.measure.Measurement;
import io.github.kmsfake.benchmarks.measure.Measurements;
import io.github.kmsfake.benchmarks.report.Machine;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Table;
import io.github.kmsfake.benchmarks.soak.Soak;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures, or puts the server to the test, and prints one table. */
public final class Main {
    private static final String SHORT = "--short";
    private static final String SOAK = "soak";
    private static final String ATTACKS = "attacks";

    private Main() {}

    /**
     * Runs it.
     *
     * @param arguments {@code --short} for a smoke run, and names of measurements if not all are wanted; or {@code soak}
     *     or {@code attacks} with their own
     */
    public static void main(String[] arguments) throws IOException {
        List<String> names = new ArrayList<>(List.of(arguments));
        if (!names.isEmpty() && (names.get(0).equals(SOAK) || names.get(0).equals(ATTACKS))) {
            Arguments rest = new Arguments(names.subList(1, names.size()));
            System.exit((names.get(0).equals(SOAK) ? Soak.run(rest) : AttackRun.run(rest)) ? 0 : 1);
        }
        Effort effort = names.remove(SHORT) ? Effort.SHORT : Effort.FULL;
        Map<String, Measurement> wanted = Measurements.all();
        if (!wanted.keySet().containsAll(names)) {
            throw new IllegalArgumentException("there are only " + SHORT + " and " + wanted.keySet());
        }
        if (!names.isEmpty()) {
            wanted.keySet().retainAll(names);
        }
        measure(wanted, effort);
    }

    private static void measure(Map<String, Measurement> wanted, Effort effort) throws IOException {
        String loadBefore = Machine.load();
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Measurement> measurement : wanted.entrySet()) {
            System.err.println("measuring " + measurement.getKey());
            rows.addAll(measurement.getValue().rows(effort));
        }
        System.out.println(new Table(rows).markdown());
        System.out.println("Machine: " + Machine.describe() + "; load averages before " + loadBefore + ".");
        System.out.println("Medians, with quartiles in brackets; ratios are of medians.");
    }
}
