package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.InstanceCalls;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the holder of a client key asks of an instance, beside a bare Undertow that gets the same bytes. */
final class InstanceProtocol implements Measurement {
    private static final String PROCESSOR_TIME = "the same: the server's processor time for each request";

    /** Each fake that is started has a client key of its own. */
    private @Nullable InstanceCalls calls;

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Contest encrypt = contest(InstanceCalls::encrypt);
        Contest secret = contest(InstanceCalls::getSecretValue);
        for (int i = 0; i < effort.forks(); i++) {
            try (ServerProcess fake = Programs.fake();
                    ServerProcess bare = Programs.bare()) {
                InstanceCalls made = InstanceCalls.create(fake.port());
                Proof.isGrantedWith(fake.port(), made.encrypt(), made.keyId());
                Proof.isGrantedWith(fake.port(), made.getSecretValue(), InstanceCalls.SECRET);
                Proof.isVerifiedByInstance(fake.port(), made.encrypt());
                calls = made;
                Rounds.of(effort, List.of(encrypt, secret), fake, bare);
            }
        }
        return List.of(
                encrypt.rate("Encrypt, 1 KiB, instance protocol, signed with RSA: requests per second", Budget.NONE),
                encrypt.processorTime(PROCESSOR_TIME),
                secret.rate("GetSecretValue, instance protocol, signed with RSA: requests per second", Budget.NONE),
                secret.processorTime(PROCESSOR_TIME));
    }

    private Contest contest(Function<InstanceCalls, byte[]> request) {
        Supplier<List<byte[]>> requests = () -> List.of(request.apply(Objects.requireNonNull(calls)));
        return new Contest(new Contestant(requests), new Contestant(requests));
    }
}
