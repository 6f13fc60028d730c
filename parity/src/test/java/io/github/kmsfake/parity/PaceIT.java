package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Step;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls come no faster than asked for, and slower when the service says so. */
class PaceIT {
    private static final Step CALL = new Step("DescribeRegions", Map.of(), Map.of(), Map.of());

    /** A time that passes only where somebody sleeps. */
    private static final class Slept implements Pace.Time {
        private final List<Long> millis = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration time) {
            nanos += time.toNanos();
            millis.add(time.toMillis());
        }
    }

    private static Side side(KmsFakeServer server, Pace.Time time, double rate) {
        URI address = URI.create("http://" + server.endpoint());
        Credentials credentials = new Credentials("id", "secret", "");
        return new Side(
                new Peer(
                        false,
                        address,
                        HttpClient.newHttpClient(),
                        credentials,
                        "cn-hangzhou",
                        false,
                        "",
                        "",
                        "parity-pace",
                        'a',
                        rate),
                time);
    }

    @Test
    void callsAreApart() throws Exception {
        Slept time = new Slept();
        Pace pace = new Pace(8, time);

        for (int call = 0; call < 4; call++) {
            pace.await();
        }
        time.nanos += Duration.ofSeconds(1).toNanos();
        pace.await();

        assertThat(time.millis).as("three waits, and none after a pause").containsExactly(125L, 125L, 125L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void waitsTwiceAsLongEachTime(int refusals) throws Exception {
        try (KmsFakeServer server = KmsFakeServer.start()) {
            server.faults()
                    .add(Fault.on("DescribeRegions")
                            .error("Rejected.Throttling")
                            .times(refusals));
            Slept time = new Slept();

            Answer answer = side(server, time, 0).call(CALL);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(time.millis)
                    .isEqualTo(LongStream.range(0, refusals)
                            .map(wait -> 500 << wait)
                            .boxed()
                            .toList());
            assertThat(server.calls().list()).hasSize(refusals + 1);
        }
    }

    @Test
    void takesTheRefusalForAnAnswerInTheEnd() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.start()) {
            server.faults()
                    .add(Fault.on("DescribeRegions")
                            .error("Rejected.Throttling")
                            .always());
            Slept time = new Slept();

            assertThat(side(server, time, 0).call(CALL).code()).isEqualTo("Rejected.Throttling");
            assertThat(time.millis).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling"})
    void knowsTheWordsForTooFast(String code) throws Exception {
        assertThat(new Pace(0, new Slept()).again(refusal(400, code), 0)).isTrue();
    }

    @Test
    void repeatsNothingElse() throws Exception {
        assertThat(new Pace(0, new Slept()).again(refusal(404, "Forbidden.KeyNotFound"), 0))
                .isFalse();
        assertThat(new Pace(0, new Slept()).again(refusal(429, ""), 0)).isTrue();
    }

    private static Answer refusal(int status, String code) {
        return new Answer(status, "", JsonNodeFactory.instance.objectNode().put("Code", code), Duration.ZERO);
    }
}
