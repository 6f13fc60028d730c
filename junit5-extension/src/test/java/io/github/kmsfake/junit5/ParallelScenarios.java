package io.github.kmsfake.junit5;

import static io.github.kmsfake.junit5.Client.call;
import static io.github.kmsfake.junit5.Client.createOnce;
import static io.github.kmsfake.junit5.Client.see;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@link Scenarios} of tests that run side by side, and of threads that come by one test in the middle of another. */
final class ParallelScenarios {
    private ParallelScenarios() {}

    @Execution(ExecutionMode.CONCURRENT)
    static class RegisteredForParameters {
        @RegisterExtension
        static final KmsFakeExtension KMS = KmsFakeExtension.withDefaults();

        @RepeatedTest(10)
        void areGiven(KmsFakeServer kms) {
            assertThat(kms).isSameAs(KMS.server());
            createOnce(kms);
        }
    }

    static class AlsoRegisteredForParameters extends RegisteredForParameters {}

    @KmsFake
    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {
        @RepeatedTest(40)
        void findsTheInitialState(KmsFakeServer kms) {
            createOnce(kms);
        }

        @TestFactory
        Stream<DynamicTest> dynamicTestsShareWhatTheyMake(KmsFakeServer kms) {
            createOnce(kms);
            return IntStream.range(0, 5)
                    .mapToObj(number -> DynamicTest.dynamicTest(
                            "dynamic " + number,
                            () -> assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":1")));
        }
    }

    static class AlsoInParallel extends InParallel {}

    /** While a thread of JUnit's waits for such a task, it runs other tests. */
    @KmsFake
    @Execution(ExecutionMode.CONCURRENT)
    static class WaitsForForkJoinTasks {
        @RepeatedTest(40)
        void waits(KmsFakeServer kms) {
            createOnce(kms);
            ForkJoinPool.commonPool()
                    .submit(() -> assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":1"))
                    .join();
        }
    }

    static class AlsoWaitsForForkJoinTasks extends WaitsForForkJoinTasks {}

    @KmsFake(region = "cn-heyuan")
    @ExtendWith(InTheMiddleOfAnotherTest.class)
    static class ComesByWhileTheServerIsTaken {
        @RepeatedTest(2)
        @KmsFault(operation = "ListPolicies", error = "Rejected.Throttling")
        void hasAServerOfItsOwn(KmsFakeServer kms) {
            see(ComesByWhileTheServerIsTaken.class, kms);
            assertThat(kms.regionId()).isEqualTo("cn-heyuan");
            createOnce(kms);
            assertThat(call(kms, "ListPolicies")).contains("Rejected.Throttling");
        }
    }

    /**
     * Lets the thread have taken the servers of a class already when its tests come, as if it were in the middle of one that
     * waits. It stands after what starts the servers.
     */
    static final class InTheMiddleOfAnotherTest implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws InterruptedException {
            for (ServerStore.Lease kms : ServerStore.reachable(context).values()) {
                assertThat(ServerLocks.take(kms.server(), context)).isTrue();
            }
        }
    }
}
