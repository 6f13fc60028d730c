package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import io.github.kmsfake.benchmarks.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first start in a Java process, to the first answer: what the first test of a run waits for. */
final class FirstStart implements Measurement {
    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Samples fake = new Samples();
        Samples bare = new Samples();
        Path request = Files.createTempFile("kms-fake-benchmarks", ".http");
        try {
            for (int i = 0; i < effort.starts(); i++) {
                Files.write(request, AccessPoints.create(0).signedV3());
                fake.addNanos(Programs.nanosToFirstAnswer(Subject.FAKE, request));
                bare.addNanos(Programs.nanosToFirstAnswer(Subject.BARE, request));
            }
        } finally {
            Files.delete(request);
        }
        return List.of(Row.compared(
                "embedded: first start() in a JVM, to the first answer",
                Unit.MILLISECONDS,
                fake,
                bare,
                Budget.atMostTimes(1.3)));
    }
}
