package io.github.kmsfake.junit5;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes within a test. */
final class Engine {
    private Engine() {}

    static EngineExecutionResults run(Class<?>... testClasses) {
        return builder(testClasses).execute();
    }

    static EngineExecutionResults runInParallel(int threads, Class<?>... testClasses) {
        return builder(testClasses)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
                .execute();
    }

    /** What made tests and classes fail. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    private static EngineTestKit.Builder builder(Class<?>... testClasses) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        Arrays.stream(testClasses).forEach(type -> builder.selectors(selectClass(type)));
        return builder;
    }
}
