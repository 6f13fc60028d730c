package io.github.kmsfake.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How calls were answered, counted by all clients together. */
final class Tally {
    private static final int MOST_FAILURES = 10;

    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private long failed;

    synchronized void answered(int status) {
        byStatus.merge(status, 1L, Long::sum);
    }

    /** A call that was not answered, or not as it should be. */
    synchronized void failed(String what) {
        failed++;
        if (failures.size() < MOST_FAILURES) {
            failures.add(what);
        }
    }

    synchronized boolean hasFailures() {
        return failed > 0;
    }

    /** The first failures, and how many there were. */
    synchronized List<String> failures() {
        List<String> told = new ArrayList<>(failures);
        if (failed > told.size()) {
            told.add("and " + (failed - told.size()) + " more");
        }
        return told;
    }

    synchronized String told() {
        return byStatus.entrySet().stream()
                        .map(status -> status.getKey() + " × " + status.getValue())
                        .collect(Collectors.joining(", "))
                + (failed == 0 ? "" : ", failed × " + failed);
    }
}
