package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Call;
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
import java.util.Locale;
import java.util.stream.IntStream;

/** A great many access points in one region: their memory, and whether calls get slower than with a few. */
final class ManyAccessPoints implements Measurement {
    private static final int FEW = 100;
    private static final int DESCRIBED = 1000;

    /** The promise is "as fast"; the rest is for the noise of measuring. */
    private static final Budget AS_FAST = Budget.atLeastTimes(0.9);

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        int many = effort.manyAccessPoints();
        try (ServerProcess large = Programs.fake();
                ServerProcess small = Programs.fake()) {
            create(small, 0, FEW);
            create(large, 0, FEW);
            Samples bytes = new Samples();
            bytes.add(bytesForEach(large, many));
            Contest describe =
                    new Contest(new Contestant(() -> describing(many)), new Contestant(() -> describing(FEW)));
            Contest list =
                    new Contest(new Contestant(ManyAccessPoints::listing), new Contestant(ManyAccessPoints::listing));
            for (Contest contest : List.of(describe, list)) {
                contest.warmUp(effort, large, small);
            }
            for (int i = 0; i < effort.rounds() * effort.forks(); i++) {
                describe.round(i, effort, large, small);
                list.round(i, effort, large, small);
            }
            return rows(String.format(Locale.ROOT, "%,d", many), bytes, describe, list);
        }
    }

    private static double bytesForEach(ServerProcess server, int many) throws IOException {
        long before = heap(server);
        create(server, FEW, many);
        return (double) (heap(server) - before) / (many - FEW);
    }

    private static long heap(ServerProcess server) throws IOException {
        return Long.parseLong(server.process().ask(FakeProgram.HEAP));
    }

    private static void create(ServerProcess server, int from, int to) throws IOException {
        Load.of(server.port(), AccessPoints.creating(from, to));
    }

    /** As many requests either way, for access points from all over the table. */
    private static List<byte[]> describing(int count) {
        return IntStream.range(0, DESCRIBED)
                .map(i -> (int) ((long) i * count / DESCRIBED))
                .mapToObj(AccessPoints::describe)
                .map(Call::signedV3)
                .toList();
    }

    private static List<byte[]> listing() {
        return List.of(AccessPoints.list().signedV3());
    }

    private static List<Row> rows(String many, Samples bytes, Contest describe, Contest list) {
        return List.of(
                Row.alone(many + " AAPs: heap for each", Unit.BYTES, bytes, Budget.atMost(600, Unit.BYTES)),
                describe.rate("DescribeApplicationAccessPoint with " + many + " AAPs; floor: with 100", AS_FAST),
                list.rate("ListApplicationAccessPoints, first page, with " + many + " AAPs; floor: with 100", AS_FAST));
    }
}
