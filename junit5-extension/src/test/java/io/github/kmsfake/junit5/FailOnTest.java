package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** What would pass in silence: it is reported, and fails a test that asks for it. */
class FailOnTest {
    private static final String UNUSED = "Unused fault {";
    private static final String MISTYPED =
            "ListNetworkRules has no parameter PageSiz, it is ignored; did you mean PageSize?";

    @AfterEach
    void everyServerIsClosed() {
        Client.assertEveryServerIsClosed();
    }

    @Test
    void anUnusedFaultFailsItsTestIfAskedFor() {
        assertThat(firstLines(FailsOnUnusedFaults.class)).hasSize(2).allMatch(line -> line.startsWith(UNUSED));
        assertThat(firstLines(RegisteredAndFails.class)).hasSize(1).allMatch(line -> line.startsWith(UNUSED));
        assertThat(firstLines(OnAFieldAndFails.class)).hasSize(1).allMatch(line -> line.startsWith(UNUSED));
    }

    @KmsFake(failOn = FailOn.UNUSED_FAULTS)
    static class FailsOnUnusedFaults {
        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void declared(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&PageSiz=1");
        }

        @Test
        void added(KmsFakeServer kms) {
            kms.faults().add(Fault.on("ListKeys").error("Rejected.Throttling"));
        }

        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling", times = 2)
        void isNoneThatHasHitACall(KmsFakeServer kms) {
            Client.call(kms, "ListKeys");
        }

        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void isNoneThatHasHitACallOfAnotherServer(
                KmsFakeServer kms, @KmsFake(region = "cn-beijing", failOn = FailOn.UNUSED_FAULTS) KmsFakeServer other) {
            Client.call(other, "ListKeys");
        }
    }

    static class RegisteredAndFails {
        @RegisterExtension
        final KmsFakeExtension kms = KmsFakeExtension.withDefaults().failOn(FailOn.UNUSED_FAULTS);

        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void fails() {}
    }

    static class OnAFieldAndFails {
        @KmsFake(failOn = FailOn.UNUSED_FAULTS)
        static KmsFakeServer kms;

        @BeforeAll
        static void addAStandingOne() {
            kms.faults().add(Fault.on("ListPolicies").error("Rejected.Throttling"));
        }

        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void fails() {}

        @Test
        void isNotAskedForWhatWasThereBefore() {}
    }

    @Test
    void aWarningFailsItsTestIfAskedFor() {
        assertThat(firstLines(FailsOnWarnings.class)).containsExactly(MISTYPED);
    }

    @KmsFake(failOn = {FailOn.WARNINGS, FailOn.UNUSED_FAULTS})
    static class FailsOnWarnings {
        @Test
        void mistypes(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&PageSiz=1");
        }

        @Test
        void doesNot(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&PageSize=1");
        }
    }

    @Test
    void bothAreReportedOtherwise() {
        EngineExecutionResults results = Engine.run(OnlyReports.class);

        results.testEvents().assertStatistics(tests -> tests.succeeded(2).failed(0));
        assertThat(results.testEvents().reportingEntryPublished().stream()
                        .map(FailOnTest::entry)
                        .toList())
                .singleElement()
                .asString()
                .contains(UNUSED, "operation=ListKeys", MISTYPED);
    }

    @KmsFake
    static class OnlyReports {
        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void mistypes(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&PageSiz=1");
        }

        @Test
        void doesNot(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules");
        }
    }

    @Test
    void aFailureIsToldAsItIs() {
        assertThat(firstLines(FailsItself.class)).containsExactly("no");
    }

    @KmsFake(failOn = FailOn.UNUSED_FAULTS)
    static class FailsItself {
        @Test
        @KmsFault(operation = "ListKeys", error = "Rejected.Throttling")
        void fails() {
            throw new AssertionError("no");
        }
    }

    private static String entry(Event event) {
        return String.valueOf(
                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("kms-fake"));
    }

    private static List<String> firstLines(Class<?> testClass) {
        return Engine.failures(Engine.run(testClass)).stream()
                .map(failure ->
                        String.valueOf(failure.getMessage()).lines().findFirst().orElse(""))
                .toList();
    }
}
