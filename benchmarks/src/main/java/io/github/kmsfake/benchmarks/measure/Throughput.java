package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** DescribeApplicationAccessPoint under load, signed in both ways, beside a bare Undertow that gets the same bytes. */
final class Throughput implements Measurement {
    private static final Budget BUDGET = Budget.atLeastTimes(0.6);
    private static final Call DESCRIBE = AccessPoints.describe(0);
    private static final String RATE = "DescribeApplicationAccessPoint, JSON, %s: requests per second";
    private static final String PROCESSOR_TIME = "the same, %s: the server's processor time for each request";

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Contest v3 = contest(DESCRIBE::signedV3);
        Contest v1 = contest(DESCRIBE::signedV1);
        for (int i = 0; i < effort.forks(); i++) {
            try (ServerProcess fake = Programs.fake();
                    ServerProcess bare = Programs.bare()) {
                prove(fake, bare);
                Rounds.of(effort, List.of(v3, v1), fake, bare);
            }
        }
        return List.of(
                v3.rate(RATE.formatted("signed V3"), BUDGET),
                v3.processorTime(PROCESSOR_TIME.formatted("V3")),
                v1.rate(RATE.formatted("signed V1"), BUDGET),
                v1.processorTime(PROCESSOR_TIME.formatted("V1")));
    }

    private static Contest contest(Supplier<byte[]> request) {
        Supplier<List<byte[]>> requests = () -> List.of(request.get());
        return new Contest(new Contestant(requests), new Contestant(requests));
    }

    private static void prove(ServerProcess fake, ServerProcess bare) throws IOException {
        String name = AccessPoints.name(0);
        Proof.isGranted(fake.port(), AccessPoints.create(0).signedV3(), "Name", name);
        for (byte[] request : List.of(DESCRIBE.signedV3(), DESCRIBE.signedV1())) {
            Proof.isGranted(fake.port(), request, "Name", name);
            Proof.isVerified(fake.port(), request);
            Proof.isGranted(bare.port(), request, "Name", name);
        }
    }
}
