package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kmsfake.KmsFakeServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What the failure of a test tells about its calls. */
class FailureReportTest {
    @AfterEach
    void everyServerIsClosed() {
        Client.assertEveryServerIsClosed();
    }

    @Test
    void aFailureTellsTheCallsOfItsTest() {
        String report = onlyReport(Fails.class);

        assertThat(report)
                .containsPattern("TestCallsReport: The KMS fake at 127.0.0.1:[0-9]+ was called 2 times by this test:")
                .contains("CreateNetworkRule {Type=Private, Name=rule1}", "by nobody known → 200", "ListNetworkRules")
                .containsOnlyOnce("Suppressed:");
    }

    @KmsFake
    @TestMethodOrder(MethodName.class)
    static class Fails {
        @Test
        void a(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules");
        }

        @Test
        void b(KmsFakeServer kms) {
            Client.createOnce(kms);
            throw new AssertionError("no");
        }
    }

    @Test
    void callsOfEarlierTestsAreLeftOut() {
        assertThat(onlyReport(FailsOnASharedField.class)).contains("was not called by this test");
    }

    @TestMethodOrder(MethodName.class)
    static class FailsOnASharedField {
        @KmsFake
        static KmsFakeServer kms;

        @Test
        void a() {
            Client.createOnce(kms);
        }

        @Test
        void b() {
            throw new AssertionError("no");
        }
    }

    @Test
    void failuresOfLifecycleMethodsAndDynamicTestsTellToo() {
        assertThat(onlyReport(FailsAfterwards.class)).contains("was called once by this test:");
        assertThat(onlyReport(FailsDynamically.class)).contains("was called 2 times by this test:");
    }

    @KmsFake
    static class FailsAfterwards {
        @Test
        void calls(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules");
        }

        @AfterEach
        void fails() {
            throw new AssertionError("no");
        }
    }

    @KmsFake
    static class FailsDynamically {
        @TestFactory
        Stream<DynamicTest> two(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules");
            return Stream.of(
                    dynamicTest("passes", () -> Client.call(kms, "ListNetworkRules")), dynamicTest("fails", () -> {
                        throw new AssertionError("no");
                    }));
        }
    }

    @Test
    void aServerThatTheTestClosedDoesNotHideTheFailure() {
        assertThat(onlyReport(Closes.class)).contains("AssertionError: no", "A KMS fake was closed by this test");
    }

    static class Closes {
        @Test
        void andFails(@KmsFake KmsFakeServer kms) {
            kms.close();
            throw new AssertionError("no");
        }
    }

    @Test
    void registeredExtensionsTellOnce() {
        assertThat(onlyReport(FailsWithARegisteredExtension.class)).containsOnlyOnce("was called once by this test:");
    }

    static class FailsWithARegisteredExtension {
        @RegisterExtension
        final KmsFakeExtension kms = KmsFakeExtension.withDefaults();

        @Test
        @KmsFault(delay = "PT0.001S")
        void fails() {
            Client.call(kms.server(), "ListNetworkRules");
            throw new AssertionError("no");
        }
    }

    @Test
    void testsThatPassOrGiveUpTellNothing() {
        EngineExecutionResults results = Engine.run(Passes.class);

        results.testEvents()
                .assertStatistics(
                        tests -> tests.succeeded(1).aborted(1).failed(0).reportingEntryPublished(0));
        assertThat(results.testEvents().aborted().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)))
                .allSatisfy(
                        result -> assertThat(result.getThrowable().orElseThrow().getSuppressed())
                                .isEmpty());
    }

    @KmsFake
    static class Passes {
        @Test
        void calls(KmsFakeServer kms) {
            Client.createOnce(kms);
        }

        @Test
        void givesUp(KmsFakeServer kms) {
            Client.createOnce(kms);
            abort("not here");
        }
    }

    private static String onlyReport(Class<?> testClass) {
        StringWriter text = new StringWriter();
        assertThat(Engine.failures(Engine.run(testClass)))
                .singleElement()
                .satisfies(failure -> failure.printStackTrace(new PrintWriter(text, true)));
        return text.toString();
    }
}
