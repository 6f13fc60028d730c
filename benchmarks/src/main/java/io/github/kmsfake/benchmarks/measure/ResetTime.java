package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Load;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import io.github.kmsfake.benchmarks.subject.FakeProgram;
import java.io.IOException;
import java.util.List;

/** A reset between two tests that left a lot behind. */
final class ResetTime implements Measurement {
    private static final int RESOURCES = 1000;

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Samples samples = new Samples();
        try (ServerProcess fake = Programs.fake()) {
            for (int i = 0; i < effort.resets(); i++) {
                Load.of(fake.port(), AccessPoints.creating(0, RESOURCES));
                samples.addNanos(Long.parseLong(fake.process().ask(FakeProgram.RESET)));
            }
        }
        return List.of(Row.alone(
                "embedded: reset() with 1,000 resources",
                Unit.MILLISECONDS,
                samples,
                Budget.atMost(1, Unit.MILLISECONDS)));
    }
}
