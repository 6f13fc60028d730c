package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.Load;
import io.github.kmsfake.benchmarks.client.SecretCalls;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;

/** GetSecretValue beside a bare Undertow, and the first page of secrets with many of them beside a few. */
final class SecretValues implements Measurement {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final Budget BUDGET = Budget.atLeastTimes(0.6);
    private static final Budget AS_FAST = Budget.atLeastTimes(0.9);

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Contest get = contest();
        Contest list = new Contest(
                new Contestant(() -> List.of(SecretCalls.list().signedV3())),
                new Contestant(() -> List.of(SecretCalls.list().signedV3())));
        for (int i = 0; i < effort.forks(); i++) {
            try (ServerProcess few = Programs.fake();
                    ServerProcess bare = Programs.bare()) {
                Load.of(few.port(), SecretCalls.creating(0, FEW));
                Proof.isGranted(few.port(), SecretCalls.get(0).signedV3(), "SecretName", SecretCalls.name(0));
                Proof.isVerified(few.port(), SecretCalls.get(0).signedV3());
                Rounds.of(effort, List.of(get), few, bare);
            }
            try (ServerProcess few = Programs.fake();
                    ServerProcess many = Programs.fake()) {
                Load.of(few.port(), SecretCalls.creating(0, FEW));
                Load.of(many.port(), SecretCalls.creating(0, MANY));
                Rounds.of(effort, List.of(list), many, few);
            }
        }
        return List.of(
                get.rate("GetSecretValue, signed V3: requests per second", BUDGET),
                get.processorTime("the same: the server's processor time for each request"),
                list.rate("ListSecrets, first page, with 100,000 secrets; floor: with 100", AS_FAST));
    }

    private static Contest contest() {
        return new Contest(
                new Contestant(() -> List.of(SecretCalls.get(0).signedV3())),
                new Contestant(() -> List.of(SecretCalls.get(0).signedV3())));
    }
}
