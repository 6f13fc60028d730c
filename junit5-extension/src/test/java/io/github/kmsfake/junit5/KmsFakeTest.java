package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.AttributeScenarios.BehindAProxy;
import io.github.kmsfake.junit5.AttributeScenarios.InDebt;
import io.github.kmsfake.junit5.AttributeScenarios.Prepared;
import io.github.kmsfake.junit5.AttributeScenarios.WithAnAuthority;
import io.github.kmsfake.junit5.AttributeScenarios.WithAnotherService;
import io.github.kmsfake.junit5.AttributeScenarios.WithAttributes;
import io.github.kmsfake.junit5.AttributeScenarios.WithFreshRsaKeys;
import io.github.kmsfake.junit5.AttributeScenarios.WithItsOwnConnections;
import io.github.kmsfake.junit5.AttributeScenarios.WithSeeds;
import io.github.kmsfake.junit5.FaultScenarios.WithFaults;
import io.github.kmsfake.junit5.FaultScenarios.WithFaultsBeforeEach;
import io.github.kmsfake.junit5.FaultScenarios.WithFaultsOnFields;
import io.github.kmsfake.junit5.ParallelScenarios.AlsoInParallel;
import io.github.kmsfake.junit5.ParallelScenarios.AlsoRegisteredForParameters;
import io.github.kmsfake.junit5.ParallelScenarios.AlsoWaitsForForkJoinTasks;
import io.github.kmsfake.junit5.ParallelScenarios.ComesByWhileTheServerIsTaken;
import io.github.kmsfake.junit5.ParallelScenarios.InParallel;
import io.github.kmsfake.junit5.ParallelScenarios.InTheMiddleOfAnotherTest;
import io.github.kmsfake.junit5.ParallelScenarios.RegisteredForParameters;
import io.github.kmsfake.junit5.ParallelScenarios.WaitsForForkJoinTasks;
import io.github.kmsfake.junit5.Scenarios.ByInterface;
import io.github.kmsfake.junit5.Scenarios.Composed;
import io.github.kmsfake.junit5.Scenarios.Inherited;
import io.github.kmsfake.junit5.Scenarios.OnAClass;
import io.github.kmsfake.junit5.Scenarios.OnANestedClass;
import io.github.kmsfake.junit5.Scenarios.OnFields;
import io.github.kmsfake.junit5.Scenarios.OnParameters;
import io.github.kmsfake.junit5.Scenarios.OnParametersOfTheClass;
import io.github.kmsfake.junit5.Scenarios.PerClass;
import io.github.kmsfake.junit5.Scenarios.PerClassWithAConstructor;
import io.github.kmsfake.junit5.Scenarios.Registered;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Runs {@link Scenarios}, and looks at what became of them and of their servers. */
class KmsFakeTest {
    private static final String REFUSAL =
            "This test cannot have the KMS fake for itself, since its thread is in the middle of"
                    + " another test, which waits for a fork-join task."
                    + " Let the tests of the class run one after another, with @Execution(SAME_THREAD).";

    @AfterEach
    void everyServerIsClosed() {
        Client.assertEveryServerIsClosed();
    }

    @Test
    void aClassHasOneServerThatIsResetBeforeEachTest() {
        succeed(7, OnAClass.class);

        assertThat(Client.seenBy(OnAClass.class)).hasSize(1);
    }

    @Test
    void aParameterizedClassHasOneServerThatItsConstructorsKnow() {
        succeed(4, ParameterizedScenarios.WithAConstructor.class);

        assertThat(Client.seenBy(ParameterizedScenarios.WithAConstructor.class)).hasSize(1);
    }

    @Test
    void aNestedClassMayHaveAServerOfItsOwn() {
        succeed(3, OnANestedClass.class);
    }

    @Test
    void aPreparedStateIsThereForEachTest() {
        succeed(2, Prepared.class);
    }

    @Test
    void attributesAreTheSettingsOfTheServer() {
        succeed(2, WithAttributes.class);
        succeed(3, WithItsOwnConnections.class);
        succeed(2, BehindAProxy.class);
        succeed(4, WithAnotherService.class);
        succeed(1, InDebt.class);
        succeed(1, WithSeeds.class);
        succeed(1, WithFreshRsaKeys.class);
        succeed(1, WithAnAuthority.class);
    }

    @Test
    void thereIsAnAttributeForEverySettingOfTheBuilder() {
        Set<String> settings = Arrays.stream(KmsFakeServer.Builder.class.getMethods())
                .filter(method -> method.getReturnType() == KmsFakeServer.Builder.class)
                .map(Method::getName)
                .map(KmsFakeTest::singular)
                .collect(Collectors.toCollection(TreeSet::new));
        settings.add("failOn"); // speaks of the test, not of its server

        assertThat(Arrays.stream(KmsFake.class.getDeclaredMethods())
                        .map(Method::getName)
                        .map(KmsFakeTest::singular))
                .containsExactlyInAnyOrderElementsOf(settings);
    }

    private static String singular(String name) {
        return name.replaceAll("ies$", "y").replaceAll("s$", "");
    }

    @Test
    void wrongAttributesFailTheClassWithOneSentence() {
        fails(WithAWrongDuration.class, "instanceConnectTime must be an ISO 8601 duration such as PT5M");
        fails(WithAWrongPort.class, "port must be 1 to 65535, or 0 for any free port, but is 65536");
        fails(WithAWrongTlsPort.class, "tlsPort must be 1 to 65535, or 0 for any free port, but is -1");
        fails(WithAWrongTime.class, "clock must be a time such as 2030-01-01T00:00:00Z, but is \"noon\"");
        fails(
                WithHalfAnAuthority.class,
                "certificateAuthority takes a certificate and its private key, both as PEM, but was given 1 text(s)");
    }

    @KmsFake(instanceConnectTime = "soon")
    static class WithAWrongDuration {
        @Test
        void neverRuns() {}
    }

    @KmsFake(port = 65536)
    static class WithAWrongPort {
        @Test
        void neverRuns() {}
    }

    @KmsFake(tlsPort = -1)
    static class WithAWrongTlsPort {
        @Test
        void neverRuns() {}
    }

    @KmsFake(clock = "noon")
    static class WithAWrongTime {
        @Test
        void neverRuns() {}
    }

    @KmsFake(certificateAuthority = "certificate")
    static class WithHalfAnAuthority {
        @Test
        void neverRuns() {}
    }

    @Test
    void fieldsHaveServersOfTheirOwnLife() {
        succeed(3, OnFields.class);

        assertThat(Client.seenBy(OnFields.class)).hasSize(1 + 1 + 3 + 3);
    }

    @Test
    void whatIsThereOncePerClassLivesAsLongAsTheClass() {
        succeed(4, PerClass.class);
        succeed(2, PerClassWithAConstructor.class);

        assertThat(Client.seenBy(PerClass.class)).hasSize(1);
    }

    @Test
    void otherFieldsAreRefusedWithOneSentence() {
        fails(OnAnotherField.class, "@KmsFake goes on fields of type KmsFakeServer");
    }

    static class OnAnotherField {
        @KmsFake
        static String text = "";

        @Test
        void neverRuns() {}
    }

    @Test
    void parametersHaveServersOfTheirOwn() {
        succeed(2, OnParameters.class);

        assertThat(Client.seenBy(OnParameters.class)).hasSize(2);
        succeed(2, OnParametersOfTheClass.class);
        assertThat(Client.seenBy(OnParametersOfTheClass.class)).hasSize(2);
    }

    @Test
    void annotationsOfOnesOwnSuperclassesAndInterfacesWork() {
        succeed(1, Composed.class);
        succeed(7, Inherited.class);
        succeed(2, ByInterface.class);
    }

    @Test
    void extensionsAreRegisteredByProgram() {
        succeed(3, Registered.class);

        assertThat(Client.seenBy(Registered.class)).hasSize(1 + 3);
    }

    @Test
    void aRegisteredServerIsThereWhileTestsRunOnly() {
        assertThatThrownBy(KmsFakeExtension.withDefaults()::server)
                .hasMessage(
                        "This KMS fake is not running: it is there while tests run in whose class it is registered");
    }

    @Test
    void faultsAreAddedForEachTest() {
        succeed(4, WithFaults.class);
        succeed(2, WithFaultsBeforeEach.class);
        succeed(2, WithFaultsOnFields.class);
    }

    @Test
    void aFaultHasAnAttributeForEverySetting() {
        Set<String> attributes = Arrays.stream(KmsFault.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        fails(WithAnUnknownSetting.class, "it has " + attributes);
    }

    @KmsFake
    static class WithAnUnknownSetting {
        @Test
        void isTold(KmsFakeServer kms) {
            kms.faults().add(Fault.of(Map.of("unknown", 1)));
        }
    }

    @Test
    void wrongFaultsFailTheTestWithOneSentence() {
        fails(
                WithWrongFaults.class,
                "A fault's operation \"Encrpyt\" does not exist",
                "A fault's error \"Throttled\" is none of ",
                "A fault's delay is an ISO 8601 duration such as PT0.2S, not \"soon\"",
                "A fault's probability is more than 0 and at most 1, not 2.0",
                "A fault's times is one number, not 2",
                "A fault does nothing: it needs ");
        fails(WithFaultsOfNothing.class, "@KmsFault needs a KMS fake, but this test has none");
    }

    @KmsFake
    static class WithWrongFaults {
        @Test
        @KmsFault(operation = "Encrpyt", error = "Rejected.Throttling")
        void ofAnUnknownOperation() {}

        @Test
        @KmsFault(error = "Throttled")
        void ofAnUnknownError() {}

        @Test
        @KmsFault(delay = "soon")
        void ofAWrongDelay() {}

        @Test
        @KmsFault(error = "Rejected.Throttling", probability = 2)
        void ofAWrongProbability() {}

        @Test
        @KmsFault(
                error = "Rejected.Throttling",
                times = {1, 2})
        void ofTwoNumbers() {}

        @Test
        @KmsFault
        void ofNoEffect() {}
    }

    static class WithFaultsOfNothing {
        @Test
        @KmsFault(error = "Rejected.Throttling")
        void areATestersMistake() {}
    }

    @Test
    void testsOfOneClassTakeTurnsWhereTestsRunInParallel() {
        succeedInParallel(90, InParallel.class, AlsoInParallel.class);
        succeedInParallel(20, RegisteredForParameters.class, AlsoRegisteredForParameters.class);
    }

    @Test
    void aThreadThatComesByAnotherTestDoesNotWaitForItself() {
        succeedInParallel(80, WaitsForForkJoinTasks.class, AlsoWaitsForForkJoinTasks.class);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aTestHasAServerOfItsOwnIfItsThreadHasTakenTheOneOfTheClass() {
        succeed(2, ComesByWhileTheServerIsTaken.class);

        assertThat(Client.seenBy(ComesByWhileTheServerIsTaken.class)).hasSize(2);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aTestThatKnowsTheServerOfTheClassIsRefusedIfItsThreadHasTakenIt() {
        fails(ByAConstructor.class, REFUSAL);
        fails(ByAMethodBeforeAll.class, REFUSAL);
        fails(ByAnExtension.class, REFUSAL);
    }

    @KmsFake
    @ExtendWith(InTheMiddleOfAnotherTest.class)
    static class ByAConstructor {
        ByAConstructor(KmsFakeServer kms) {}

        @Test
        void neverRuns() {}
    }

    @KmsFake
    @ExtendWith(InTheMiddleOfAnotherTest.class)
    static class ByAMethodBeforeAll {
        @BeforeAll
        static void know(KmsFakeServer kms) {}

        @Test
        void neverRuns() {}
    }

    static class ByAnExtension {
        @Order(1)
        @RegisterExtension
        static final KmsFakeExtension KMS = KmsFakeExtension.withDefaults();

        @Order(2)
        @RegisterExtension
        static final Extension TAKEN = new InTheMiddleOfAnotherTest();

        @Test
        void neverRuns() {}
    }

    @Test
    void aThreadThatCannotHaveARegisteredServerSaysSo() {
        EngineExecutionResults results = Engine.runInParallel(8, RegisteredAndWaits.class);

        results.testEvents().assertStatistics(tests -> tests.started(20));
        assertThat(results.testEvents().succeeded().count()).isPositive();
        assertThat(Engine.failures(results))
                .allSatisfy(failure -> assertThat(failure).hasMessage(REFUSAL));
    }

    static class RegisteredAndWaits {
        @RegisterExtension
        static final KmsFakeExtension KMS = KmsFakeExtension.withDefaults();

        @RepeatedTest(20)
        void waits(KmsFakeServer kms) {
            Client.createOnce(kms);
            ForkJoinPool.commonPool()
                    .submit(() -> Client.call(kms, "ListNetworkRules"))
                    .join();
        }
    }

    private static void succeedInParallel(int tests, Class<?>... testClasses) {
        succeed(tests, Engine.runInParallel(8, testClasses));
    }

    private static void succeed(int tests, Class<?> testClass) {
        succeed(tests, Engine.run(testClass));
    }

    /** Failures are looked at first: those of what runs before and after all tests are in no statistics of tests. */
    private static void succeed(int tests, EngineExecutionResults results) {
        assertThat(Engine.failures(results)).isEmpty();
        results.testEvents()
                .assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    }

    private static void fails(Class<?> testClass, String... sentences) {
        List<String> messages = Engine.failures(Engine.run(testClass)).stream()
                .map(failure -> String.valueOf(failure.getMessage()))
                .toList();
        assertThat(messages).hasSameSizeAs(sentences);
        for (String sentence : sentences) {
            assertThat(messages).anySatisfy(message -> assertThat(message).contains(sentence));
        }
    }
}
