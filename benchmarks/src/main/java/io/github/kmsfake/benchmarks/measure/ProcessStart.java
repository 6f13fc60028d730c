package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Answer;
import io.github.kmsfake.benchmarks.client.SingleCall;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.Programs.Start;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The standalone jar as a process: the time to its first answer, and the memory that it then takes. */
final class ProcessStart implements Measurement {
    private static final String TIME = "standalone: process start to first answered CreateApplicationAccessPoint";
    private static final String MEMORY = "standalone: memory (RSS) at first answer";
    private static final String NOT_BUILT = "not built";
    private static final Budget TIME_BUDGET = Budget.atMostTimes(1.5);
    private static final Budget MEMORY_BUDGET = Budget.atMostTimes(1.3);

    private static final class Figures {
        final Samples time = new Samples();
        final Samples memory = new Samples();

        void measure(Start start) throws IOException {
            byte[] request = AccessPoints.create(0).signedV3();
            long begin = System.nanoTime();
            try (ServerProcess server = start.start()) {
                Answer answer = SingleCall.ask(server.port(), request);
                time.addNanos(System.nanoTime() - begin);
                memory.add(server.process().figures().residentMebibytes());
                if (answer.status() != 200) {
                    throw new IllegalStateException("refused: " + answer.body());
                }
            }
        }
    }

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Figures fake = new Figures();
        Figures bare = new Figures();
        Optional<Start> standalone = Programs.standalone();
        for (int i = 0; i < effort.starts(); i++) {
            if (standalone.isPresent()) {
                fake.measure(standalone.get());
            }
            bare.measure(Programs::bare);
        }
        return standalone.isPresent() ? compared(fake, bare) : missing(bare);
    }

    private static List<Row> compared(Figures fake, Figures bare) {
        return List.of(
                Row.compared(TIME, Unit.MILLISECONDS, fake.time, bare.time, TIME_BUDGET),
                Row.compared(MEMORY, Unit.MEBIBYTES, fake.memory, bare.memory, MEMORY_BUDGET));
    }

    private static List<Row> missing(Figures bare) {
        return List.of(
                Row.missing(TIME, NOT_BUILT, Unit.MILLISECONDS, bare.time, TIME_BUDGET),
                Row.missing(MEMORY, NOT_BUILT, Unit.MEBIBYTES, bare.memory, MEMORY_BUDGET));
    }
}
