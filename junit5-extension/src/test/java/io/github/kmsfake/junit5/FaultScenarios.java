package io.github.kmsfake.junit5;

import static io.github.kmsfake.junit5.Client.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Scenarios} of {@link KmsFault}. */
final class FaultScenarios {
    private FaultScenarios() {}

    @KmsFake
    @KmsFault(operation = "ListPolicies", error = "Rejected.Throttling", times = 0)
    static class WithFaults {
        @Test
        @KmsFault(operation = "ListNetworkRules", status = 502, body = "bad gateway", times = 2)
        @KmsFault(operation = "ListNetworkRules", error = "InternalFailure")
        void strikeInTheirOrder(KmsFakeServer kms) {
            assertThat(call(kms, "ListNetworkRules")).isEqualTo("bad gateway");
            assertThat(call(kms, "ListNetworkRules")).isEqualTo("bad gateway");
            assertThat(call(kms, "ListNetworkRules")).contains("InternalFailure");
            assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":0");
            assertThat(call(kms, "ListPolicies")).contains("Rejected.Throttling");
            assertThat(kms.calls()
                            .matching("struck", KmsFakeCall::faultInjected)
                            .count())
                    .isEqualTo(4);
        }

        @RepeatedTest(2)
        void areThoseOfTheClassOnly(KmsFakeServer kms, @KmsFake(region = "cn-heyuan") KmsFakeServer other) {
            assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":0");
            assertThat(call(kms, "ListPolicies")).contains("Rejected.Throttling");
            assertThat(call(other, "ListPolicies")).contains("Rejected.Throttling");
        }

        @Nested
        class Inner {
            @Test
            @KmsFault(operation = "ListNetworkRules", delay = "PT0.001S", probability = 1, seed = 7)
            void areThoseOfTheOuterClassToo(KmsFakeServer kms) {
                assertThat(call(kms, "ListPolicies")).contains("Rejected.Throttling");
                assertThat(kms.faults().active()).hasSize(2);
            }
        }
    }

    @KmsFake
    @KmsFault(operation = "ListPolicies", error = "Rejected.Throttling")
    static class WithFaultsBeforeEach {
        private String answerBeforeEach = "";

        @BeforeEach
        void askBefore(KmsFakeServer kms) {
            answerBeforeEach = call(kms, "ListPolicies");
        }

        @RepeatedTest(2)
        @KmsFault(operation = "ListPolicies", error = "InternalFailure")
        void areThoseOfTheClassFirst(KmsFakeServer kms) {
            assertThat(answerBeforeEach).contains("Rejected.Throttling");
            assertThat(call(kms, "ListPolicies")).contains("InternalFailure");
            assertThat(call(kms, "ListPolicies")).contains("\"TotalCount\":0");
        }
    }

    static class WithFaultsOnFields {
        @KmsFake
        static KmsFakeServer shared;

        @RegisterExtension
        static final KmsFakeExtension REGISTERED = KmsFakeExtension.withDefaults();

        @RepeatedTest(2)
        @KmsFault(error = "Rejected.Throttling", times = 0)
        void areTakenBackAfterEachTest() {
            assertThat(shared.faults().active()).hasSize(1);
            assertThat(REGISTERED.server().faults().active()).hasSize(1);
            assertThat(call(shared, "ListPolicies")).contains("Rejected.Throttling");
            assertThat(call(REGISTERED.server(), "ListPolicies")).contains("Rejected.Throttling");
        }
    }
}
