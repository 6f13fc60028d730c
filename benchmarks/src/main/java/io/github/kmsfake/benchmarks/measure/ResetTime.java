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

/** A reset between two tests that left a lot behind, and what is kept and gone back to within one. */
final class ResetTime implements Measurement {
    private static final int RESOURCES = 1000;

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Samples resets = new Samples();
        Samples snapshots = new Samples();
        Samples restores = new Samples();
        try (ServerProcess fake = Programs.fake()) {
            for (int i = 0; i < effort.resets(); i++) {
                Load.of(fake.port(), AccessPoints.creating(0, RESOURCES));
                snapshots.addNanos(ask(fake, FakeProgram.SNAPSHOT));
                restores.addNanos(ask(fake, FakeProgram.RESTORE));
                resets.addNanos(ask(fake, FakeProgram.RESET));
            }
        }
        return List.of(
                row("embedded: reset() with 1,000 resources", resets),
                row("embedded: snapshot() of 1,000 resources", snapshots),
                row("embedded: restore() of 1,000 resources, and a look at all of them", restores));
    }

    private static long ask(ServerProcess fake, String question) throws IOException {
        return Long.parseLong(fake.process().ask(question));
    }

    private static Row row(String what, Samples samples) {
        return Row.alone(what, Unit.MILLISECONDS, samples, Budget.atMost(1, Unit.MILLISECONDS));
    }
}
