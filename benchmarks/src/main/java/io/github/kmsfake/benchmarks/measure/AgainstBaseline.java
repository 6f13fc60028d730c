package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.AccessPoints;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.Keys;
import io.github.kmsfake.benchmarks.client.SecretCalls;
import io.github.kmsfake.benchmarks.client.SingleCall;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.Programs.Start;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The standalone jar of this build beside that of another one, so that it can be told what a change costs. */
final class AgainstBaseline implements Measurement {
    private static final Budget RATE = Budget.atLeastTimes(0.95);
    private static final String PROCESSOR_TIME = "the same: the server's processor time for each request";

    /** The same call to two servers, each of which has a key of its own. */
    private static final class Pair {
        private final String what;
        private final Contest contest;
        private Call onFake = new Call("", Map.of());
        private Call onBaseline = new Call("", Map.of());

        Pair(String what) {
            this.what = what;
            this.contest = new Contest(
                    new Contestant(() -> List.of(onFake.signedV3())),
                    new Contestant(() -> List.of(onBaseline.signedV3())));
        }

        void ask(Call fake, Call baseline) {
            onFake = fake;
            onBaseline = baseline;
        }

        List<Row> rows() {
            return List.of(
                    contest.rate(what + ", signed V3; floor: the baseline", RATE),
                    contest.processorTime(PROCESSOR_TIME));
        }
    }

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Optional<Start> baseline = Programs.baseline();
        Optional<Start> standalone = Programs.standalone();
        if (baseline.isEmpty() || standalone.isEmpty()) {
            System.err.println("nothing to compare with: " + Programs.BASELINE + " names no standalone jar");
            return List.of();
        }
        Pair describe = new Pair("DescribeApplicationAccessPoint");
        Pair encrypt = new Pair("Encrypt of 1 KiB");
        Pair read = new Pair("GetSecretValue");
        describe.ask(AccessPoints.describe(0), AccessPoints.describe(0));
        read.ask(SecretCalls.get(0), SecretCalls.get(0));
        for (int i = 0; i < effort.forks(); i++) {
            try (ServerProcess fake = standalone.get().start();
                    ServerProcess floor = baseline.get().start()) {
                encrypt.ask(prepare(fake).encrypt(), prepare(floor).encrypt());
                Rounds.of(effort, List.of(describe.contest, encrypt.contest, read.contest), fake, floor);
            }
        }
        return List.of(describe, encrypt, read).stream()
                .flatMap(pair -> pair.rows().stream())
                .toList();
    }

    /** What the calls need, once on each server. */
    private static Keys prepare(ServerProcess server) throws IOException {
        SingleCall.ask(server.port(), AccessPoints.create(0).signedV3());
        SingleCall.ask(server.port(), SecretCalls.creating(0, 1).next());
        return Keys.create(server.port(), "Aliyun_AES_256");
    }
}
