package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Static fields outlive a class: others inherit them, and a class can run twice. One test at a time looks at them. */
@Execution(ExecutionMode.SAME_THREAD)
class StaticFieldTest {
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    abstract static class Started {
        @KmsFake(region = "cn-wuhan")
        static KmsFakeServer kms;

        @Test
        void serves() {
            assertThat(kms.regionId()).isEqualTo("cn-wuhan");
            see(kms);
        }
    }

    static class FirstOfStarted extends Started {}

    static class SecondOfStarted extends Started {}

    abstract static class Built {
        @KmsFake
        static final KmsFakeServer KMS =
                KmsFakeServer.builder().region("cn-beijing").build();

        @Test
        void serves() {
            see(KMS);
        }
    }

    static class FirstOfBuilt extends Built {}

    static class SecondOfBuilt extends Built {}

    private static void see(KmsFakeServer kms) {
        assertThat(Client.call(kms, "ListPolicies")).contains("TotalCount");
        SEEN.add(kms.endpoint());
    }

    private static void succeed(int tests, Class<?>... testClasses) {
        SEEN.clear();
        Engine.run(testClasses)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
        assertThat(SEEN).hasSize(tests);
        Client.assertEveryServerIsClosed();
    }

    @Test
    void eachClassThatInheritsOneGetsAServer() {
        succeed(2, FirstOfStarted.class, SecondOfStarted.class);

        assertThat(SEEN).doesNotHaveDuplicates();
        assertThat(Started.kms).isNull();
    }

    @Test
    void aClassCanRunAgain() {
        succeed(1, FirstOfStarted.class);
        succeed(1, FirstOfStarted.class);
    }

    @Test
    void whatIsBuiltServesAllClassesThatInheritIt() {
        succeed(2, FirstOfBuilt.class, SecondOfBuilt.class);

        assertThat(SEEN.get(0)).isEqualTo(SEEN.get(1));
    }
}
