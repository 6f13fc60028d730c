package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int THREADS = 100;
    private static final int ROUNDS = 20;
    private static final int NAMES = 5;

    @Test
    void aHundredThreadsOnTheSameNamesLeaveAConsistentState() throws Exception {
        try (TestServer kms = TestServer.with().start()) {
            AtomicInteger created = new AtomicInteger();
            AtomicInteger deleted = new AtomicInteger();

            together(thread -> {
                for (int round = 0; round < ROUNDS; round++) {
                    String name = "n" + (thread + round) % NAMES;
                    count(kms.call("CreateApplicationAccessPoint", "Name", name, "Policies", "[\"p\"]"), 409, created);
                    count(kms.call("DeleteApplicationAccessPoint", "Name", name), 404, deleted);
                }
            });

            int left = kms.contents().accessPoints().size();
            assertThat(created.get() - deleted.get()).isEqualTo(left);
            assertThat(created).hasPositiveValue();
            Reply list = kms.ok("ListApplicationAccessPoints");
            assertThat(list.text("TotalCount")).isEqualTo(String.valueOf(left));
            assertThat(list.column("ApplicationAccessPoints/ApplicationAccessPoint", "Name"))
                    .doesNotHaveDuplicates()
                    .hasSize(left);
        }
    }

    @Test
    void noRaceGetsMoreThanThreeClientKeys() throws Exception {
        try (TestServer kms = TestServer.with().start()) {
            kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
            AtomicInteger created = new AtomicInteger();

            together(thread -> {
                if (thread < 8) {
                    count(kms.call("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!"), 400, created);
                }
            });

            assertThat(created).hasValue(3);
            assertThat(kms.contents().clientKeys()).hasSize(3);
        }
    }

    @Test
    void resettingUnderLoadFailsNoCallAndEndsEmpty() throws Exception {
        try (TestServer kms = TestServer.with().start()) {
            together(thread -> {
                if (thread % 10 == 0) {
                    kms.server().reset();
                } else {
                    assertThat(kms.call("CreateNetworkRule", "Name", "r" + thread, "Type", "Private")
                                    .status())
                            .isEqualTo(200);
                }
            });

            kms.server().reset();
            assertThat(kms.contents().networkRules()).isEmpty();
        }
    }

    private static void count(Reply reply, int otherwise, AtomicInteger successes) {
        if (reply.status() == 200) {
            successes.incrementAndGet();
        } else {
            assertThat(reply.status()).isEqualTo(otherwise);
        }
    }

    private interface Work {
        void run(int thread);
    }

    private static void together(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            IntStream.range(0, THREADS)
                    .forEach(thread -> calls.add(() -> {
                        work.run(thread);
                        return null;
                    }));
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
