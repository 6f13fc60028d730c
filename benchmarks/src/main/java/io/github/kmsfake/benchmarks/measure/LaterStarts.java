package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.process.JavaProcess;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import io.github.kmsfake.benchmarks.subject.Subject;
import java.io.IOException;
import java.util.List;

/** Every start after the first ones in the same Java process: what all other tests of a run wait for. */
final class LaterStarts implements Measurement {
    private static final int UNCOUNTED = 3;
    private static final Budget BUDGET = Budget.atMost(10, Unit.MILLISECONDS).or(Budget.atMostTimes(2));

    private static final class Times {
        final Samples start = new Samples();
        final Samples whole = new Samples();

        void add(long startNanos, long closeNanos) {
            start.addNanos(startNanos);
            whole.addNanos(startNanos + closeNanos);
        }
    }

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Times fake = new Times();
        Times bare = new Times();
        for (int i = 0; i < effort.forks(); i++) {
            try (JavaProcess process = Programs.laterStarts(effort.laterStarts())) {
                read(process, effort.laterStarts(), fake, bare);
            }
        }
        return List.of(
                Row.compared("embedded: every later start()", Unit.MILLISECONDS, fake.start, bare.start, BUDGET),
                Row.compared(
                        "embedded: every later start() and close()",
                        Unit.MILLISECONDS,
                        fake.whole,
                        bare.whole,
                        BUDGET));
    }

    private static void read(JavaProcess process, int starts, Times fake, Times bare) throws IOException {
        for (int i = 0; i < 2 * starts; i++) {
            String[] fields = process.line().split(" ", -1);
            if (i >= 2 * UNCOUNTED) {
                (fields[0].equals(Subject.FAKE) ? fake : bare)
                        .add(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            }
        }
    }
}
