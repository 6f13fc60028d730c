package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.Scenarios.AlsoInParallel;
import io.github.kmsfake.junit5.Scenarios.AlsoRegisteredForParameters;
import io.github.kmsfake.junit5.Scenarios.AlsoWaitsForForkJoinTasks;
import io.github.kmsfake.junit5.Scenarios.ByInterface;
import io.github.kmsfake.junit5.Scenarios.Composed;
import io.github.kmsfake.junit5.Scenarios.InParallel;
import io.github.kmsfake.junit5.Scenarios.Inherited;
import io.github.kmsfake.junit5.Scenarios.OnAClass;
import io.github.kmsfake.junit5.Scenarios.OnANestedClass;
import io.github.kmsfake.junit5.Scenarios.OnFields;
import io.github.kmsfake.junit5.Scenarios.OnParameters;
import io.github.kmsfake.junit5.Scenarios.PerClass;
import io.github.kmsfake.junit5.Scenarios.PerClassWithAConstructor;
import io.github.kmsfake.junit5.Scenarios.Prepared;
import io.github.kmsfake.junit5.Scenarios.Registered;
import io.github.kmsfake.junit5.Scenarios.RegisteredForParameters;
import io.github.kmsfake.junit5.Scenarios.WaitsForForkJoinTasks;
import io.github.kmsfake.junit5.Scenarios.WithAttributes;
import io.github.kmsfake.junit5.Scenarios.WithFaults;
import io.github.kmsfake.junit5.Scenarios.WithFaultsOnFields;
import io.github.kmsfake.junit5.Scenarios.WithSecrets;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs {@link Scenarios}, and looks at what became of them and of their servers. */
class KmsFakeTest {
    @AfterEach
    void everyServerIsClosed() {
        Scenarios.SEEN
                .values()
                .forEach(endpoints ->
                        endpoints.forEach(endpoint -> assertThatThrownBy(() -> Scenarios.call(endpoint, "ListPolicies"))
                                .isInstanceOf(UncheckedIOException.class)));
        Scenarios.SEEN.clear();
    }

    @Test
    void aClassHasOneServerThatIsResetBeforeEachTest() {
        succeed(7, OnAClass.class);

        assertThat(servers(OnAClass.class)).hasSize(1);
    }

    @Test
    void aParameterizedClassHasOneServerThatItsConstructorsKnow() {
        succeed(4, ParameterizedScenarios.WithAConstructor.class);

        assertThat(servers(ParameterizedScenarios.WithAConstructor.class)).hasSize(1);
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
        succeed(1, WithSecrets.class);
    }

    @Test
    void thereIsAnAttributeForEverySettingOfTheBuilder() {
        Set<String> settings = Arrays.stream(KmsFakeServer.Builder.class.getMethods())
                .filter(method -> method.getReturnType() == KmsFakeServer.Builder.class)
                .map(Method::getName)
                .map(KmsFakeTest::singular)
                .collect(Collectors.toCollection(TreeSet::new));

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

        assertThat(servers(OnFields.class)).hasSize(1 + 1 + 3 + 3);
    }

    @Test
    void whatIsThereOncePerClassLivesAsLongAsTheClass() {
        succeed(4, PerClass.class);
        succeed(2, PerClassWithAConstructor.class);

        assertThat(servers(PerClass.class)).hasSize(1);
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

        assertThat(servers(OnParameters.class)).hasSize(2);
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

        assertThat(servers(Registered.class)).hasSize(1 + 3);
    }

    @Test
    void aRegisteredServerIsThereWhileTestsRunOnly() {
        assertThatThrownBy(KmsFakeExtension.withDefaults()::server)
                .hasMessage(
                        "This KMS fake is not running: it is there while tests run in whose class it is registered");
    }

    @Test
    void faultsAreOrderedForEachTest() {
        succeed(4, WithFaults.class);
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
    void aThreadThatCannotHaveARegisteredServerSaysSo() {
        assertThat(Failures.of(runInParallel(RegisteredAndWaits.class)))
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageStartingWith("This test cannot have the KMS fake for itself")
                        .hasMessageContaining("@Execution(SAME_THREAD)"));
    }

    static class RegisteredAndWaits {
        @RegisterExtension
        static final KmsFakeExtension KMS = KmsFakeExtension.withDefaults();

        @RepeatedTest(20)
        void waits(KmsFakeServer kms) {
            Scenarios.createOnce(kms);
            ForkJoinPool.commonPool()
                    .submit(() -> Scenarios.call(kms, "ListNetworkRules"))
                    .join();
        }
    }

    private static void succeedInParallel(int tests, Class<?>... testClasses) {
        runInParallel(testClasses)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    }

    private static EngineExecutionResults runInParallel(Class<?>... testClasses) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(testClasses).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
    }

    private static void succeed(int tests, Class<?> testClass) {
        run(testClass)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    }

    private static void fails(Class<?> testClass, String... sentences) {
        List<String> messages = Failures.of(run(testClass)).stream()
                .map(failure -> String.valueOf(failure.getMessage()))
                .toList();
        assertThat(messages).hasSameSizeAs(sentences);
        for (String sentence : sentences) {
            assertThat(messages).anySatisfy(message -> assertThat(message).contains(sentence));
        }
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static Set<String> servers(Class<?> testClass) {
        return Set.copyOf(Scenarios.SEEN.getOrDefault(testClass, new CopyOnWriteArrayList<>()));
    }
}
