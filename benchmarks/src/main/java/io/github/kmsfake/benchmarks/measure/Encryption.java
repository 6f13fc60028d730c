package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.Keys;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Encrypt of one kibibyte under load, beside a bare Undertow that gets the same bytes. */
final class Encryption implements Measurement {
    private static final Budget BUDGET = Budget.atLeastTimes(0.5);
    private static final String RATE = "Encrypt, 1 KiB, AES-256, signed %s: requests per second";
    private static final String PROCESSOR_TIME = "the same, %s: the server's processor time for each request";

    /** Each fake that is started has a key of its own. */
    private Call call = new Call("Encrypt", Map.of());

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Contest v3 = contest(Call::signedV3);
        Contest v1 = contest(Call::signedV1);
        for (int i = 0; i < effort.forks(); i++) {
            try (ServerProcess fake = Programs.fake();
                    ServerProcess bare = Programs.bare()) {
                Keys key = Keys.create(fake.port(), "Aliyun_AES_256");
                call = key.encrypt();
                Proof.isGranted(fake.port(), call.signedV3(), "KeyId", key.keyId());
                Proof.isVerified(fake.port(), call.signedV3());
                Rounds.of(effort, List.of(v3, v1), fake, bare);
            }
        }
        return List.of(
                v3.rate(RATE.formatted("V3"), BUDGET),
                v3.processorTime(PROCESSOR_TIME.formatted("V3")),
                v1.rate(RATE.formatted("V1"), BUDGET),
                v1.processorTime(PROCESSOR_TIME.formatted("V1")));
    }

    private Contest contest(Function<Call, byte[]> sign) {
        Supplier<List<byte[]>> requests = () -> List.of(sign.apply(call));
        return new Contest(new Contestant(requests), new Contestant(requests));
    }
}
