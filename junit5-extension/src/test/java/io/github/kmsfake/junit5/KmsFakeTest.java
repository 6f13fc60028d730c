package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs small test classes as a user would write them, and looks at what became of them and of their servers. */
class KmsFakeTest {
    /** The endpoints that the small test classes saw, by class. */
    private static final Map<Class<?>, CopyOnWriteArrayList<String>> SEEN = new ConcurrentHashMap<>();

    @AfterEach
    void everyServerIsClosed() {
        SEEN.values()
                .forEach(endpoints -> endpoints.forEach(
                        endpoint -> Assertions.assertThatThrownBy(() -> call(endpoint, "ListPolicies"))
                                .hasRootCauseInstanceOf(java.nio.channels.ClosedChannelException.class)));
        SEEN.clear();
    }

    @Test
    void aClassHasOneServerThatIsResetBeforeEachTest() {
        run(OnAClass.class).assertStatistics(tests -> tests.succeeded(7).failed(0));

        assertThat(Set.copyOf(SEEN.get(OnAClass.class))).hasSize(1);
    }

    @Test
    void aPreparedStateIsThereForEachTest() {
        run(Prepared.class).assertStatistics(tests -> tests.succeeded(2).failed(0));
    }

    @KmsFake(state = "classpath:io/github/kmsfake/junit5/prepared.yaml")
    static class Prepared {
        @RepeatedTest(2)
        void isAsItWasPrepared(KmsFakeServer kms) throws Exception {
            see(Prepared.class, kms);
            assertThat(call(kms.endpoint(), "ListApplicationAccessPoints")).contains("\"orders\"");
            call(kms.endpoint(), "DeleteApplicationAccessPoint&Name=orders");
            assertThat(call(kms.endpoint(), "ListApplicationAccessPoints")).doesNotContain("\"orders\"");
        }
    }

    @KmsFake
    static class OnAClass {
        private final KmsFakeServer ofConstructor;

        OnAClass(KmsFakeServer kms) {
            ofConstructor = kms;
        }

        @BeforeAll
        static void seeAll(KmsFakeServer kms) {
            see(OnAClass.class, kms);
        }

        @BeforeEach
        void seeEach(KmsFakeServer kms) {
            see(OnAClass.class, kms);
            assertThat(kms).isSameAs(ofConstructor);
        }

        @RepeatedTest(2)
        void findsTheInitialState(KmsFakeServer kms) {
            createOnce(kms);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void goesWithOtherParameters(String value, KmsFakeServer kms) {
            see(OnAClass.class, kms);
            createOnce(kms);
        }

        @Test
        void isTheOneThatAParameterWithoutAttributesMeans(@KmsFake KmsFakeServer kms) {
            assertThat(kms).isSameAs(ofConstructor);
        }

        @Nested
        class Inner {
            @Test
            void sharesTheServerOfTheOuterClass(KmsFakeServer kms) {
                assertThat(kms).isSameAs(ofConstructor);
                createOnce(kms);
            }

            @Test
            void andFindsTheInitialStateToo(KmsFakeServer kms) {
                createOnce(kms);
            }
        }
    }

    @Test
    void attributesAreTheSettingsOfTheServer() {
        run(WithAttributes.class).assertStatistics(tests -> tests.succeeded(2).failed(0));
    }

    @KmsFake(
            region = "eu-central-1",
            account = "1234567890123456",
            accessKeys = {"id:secret", "far:away:6543210987654321"},
            instances = {"kst-a:Status=Uninitialized", "kst-b"},
            strict = true,
            seed = 42,
            control = false,
            limits = {"keys=1000", "aliases=0"},
            idleTimeout = "PT5S")
    static class WithAttributes {
        @Test
        void areThere(KmsFakeServer kms) {
            assertThat(kms.regionId()).isEqualTo("eu-central-1");
            assertThat(kms.accountId()).isEqualTo("1234567890123456");
            assertThat(kms.accessKeyId()).isEqualTo("id");
            assertThat(kms.accessKeySecret()).isEqualTo("secret");
            assertThat(kms.instanceId()).isEqualTo("kst-b");
            assertThat(call(kms.endpoint(), "ListPolicies")).contains("MissingAccessKeyId");
        }

        @Test
        void makeAParameterAServerOfItsOwn(@KmsFake(region = "us-west-1") KmsFakeServer own, KmsFakeServer shared) {
            assertThat(own.regionId()).isEqualTo("us-west-1");
            assertThat(own).isNotSameAs(shared);
            see(WithAttributes.class, own);
        }
    }

    @Test
    void wrongAttributesFailTheClassWithOneSentence() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WithAWrongAttribute.class))
                .execute()
                .allEvents()
                .failed()
                .assertThatEvents()
                .anySatisfy(event -> assertThat(
                                event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                        .getThrowable()
                                        .orElseThrow())
                        .hasMessageContaining("instanceConnectTime must be an ISO 8601 duration such as PT5M"));
    }

    @KmsFake(instanceConnectTime = "soon")
    static class WithAWrongAttribute {
        @Test
        void neverRuns() {}
    }

    @Test
    void fieldsHaveServersOfTheirOwnLife() {
        run(OnFields.class).assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(Set.copyOf(SEEN.get(OnFields.class))).hasSize(1 + 1 + 3 + 3);
    }

    static class OnFields {
        @KmsFake
        static KmsFakeServer shared;

        @KmsFake
        private static final KmsFakeServer BUILT =
                KmsFakeServer.builder().region("cn-beijing").build();

        @KmsFake(region = "cn-shanghai")
        private KmsFakeServer own;

        @KmsFake
        final KmsFakeServer started =
                KmsFakeServer.builder().region("cn-chengdu").start();

        private static int sharedTests;

        @RepeatedTest(3)
        void areStarted() {
            see(OnFields.class, shared, BUILT, own, started);
            assertThat(BUILT.regionId()).isEqualTo("cn-beijing");
            assertThat(own.regionId()).isEqualTo("cn-shanghai");
            assertThat(started.regionId()).isEqualTo("cn-chengdu");
            createOnce(own);
            call(shared.endpoint(), "CreateNetworkRule&Type=Private&Name=n" + ++sharedTests);
            assertThat(call(shared.endpoint(), "ListNetworkRules")).contains("\"TotalCount\":" + sharedTests);
        }
    }

    @Test
    void aFieldOfAnInstancePerClassLivesAsLongAsTheClass() {
        run(PerClass.class).assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(Set.copyOf(SEEN.get(PerClass.class))).hasSize(1);
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClass {
        @KmsFake
        final KmsFakeServer kms = KmsFakeServer.builder().build();

        @RepeatedTest(2)
        void isStarted() {
            see(PerClass.class, kms);
        }

        @Nested
        class Inner {
            @Test
            void isStartedForNestedTestsToo() {
                see(PerClass.class, kms);
            }
        }
    }

    @Test
    void parametersHaveServersOfTheirOwn() {
        run(OnParameters.class).assertStatistics(tests -> tests.succeeded(2).failed(0));

        assertThat(Set.copyOf(SEEN.get(OnParameters.class))).hasSize(2);
    }

    static class OnParameters {
        private KmsFakeServer ofBeforeEach;

        @BeforeEach
        void prepare(@KmsFake KmsFakeServer kms) {
            ofBeforeEach = kms;
        }

        @RepeatedTest(2)
        void ofOneTestAreTheSame(@KmsFake KmsFakeServer kms) {
            see(OnParameters.class, kms);
            createOnce(kms);
            assertThat(kms).isSameAs(ofBeforeEach);
        }
    }

    @Test
    void annotationsOfOnesOwnAndSuperclassesWork() {
        run(Composed.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
        run(Inherited.class).assertStatistics(tests -> tests.succeeded(7).failed(0));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @KmsFake(region = "cn-qingdao")
    @interface QingdaoKms {}

    @QingdaoKms
    static class Composed {
        @Test
        void works(KmsFakeServer kms) {
            assertThat(kms.regionId()).isEqualTo("cn-qingdao");
        }
    }

    static class Inherited extends OnAClass {
        Inherited(KmsFakeServer kms) {
            super(kms);
        }
    }

    @Test
    void testsOfOneClassTakeTurnsWhereTestsRunInParallel() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(InParallel.class), selectClass(AlsoInParallel.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute()
                .testEvents();

        tests.assertStatistics(statistics -> statistics.succeeded(82).failed(0));
    }

    @KmsFake
    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {
        @RepeatedTest(40)
        void findsTheInitialState(KmsFakeServer kms) {
            createOnce(kms);
        }

        @TestFactory
        DynamicTest[] dynamicTests(KmsFakeServer kms) {
            return new DynamicTest[] {DynamicTest.dynamicTest("dynamic", () -> createOnce(kms))};
        }
    }

    static class AlsoInParallel extends InParallel {}

    @Test
    void otherFieldsAreRefusedWithOneSentence() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OnAnotherField.class))
                .execute()
                .allEvents()
                .failed()
                .assertThatEvents()
                .anySatisfy(event -> assertThat(
                                event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                        .getThrowable()
                                        .orElseThrow())
                        .hasMessageContaining("@KmsFake goes on fields of type KmsFakeServer"));
    }

    static class OnAnotherField {
        @KmsFake
        static String text = "";

        @Test
        void neverRuns() {}
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static void see(Class<?> testClass, KmsFakeServer... servers) {
        SEEN.computeIfAbsent(testClass, key -> new CopyOnWriteArrayList<>())
                .addAll(Arrays.stream(servers).map(KmsFakeServer::endpoint).toList());
    }

    /** Succeeds once per initial state. */
    private static void createOnce(KmsFakeServer kms) {
        assertThat(call(kms.endpoint(), "CreateNetworkRule&Type=Private&Name=rule"))
                .contains("network/rule");
        assertThat(call(kms.endpoint(), "ListNetworkRules")).contains("\"TotalCount\":1");
    }

    private static String call(String endpoint, String action) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://" + endpoint + "/?Version=2016-01-20&Action=" + action))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (ConnectException e) {
            throw new IllegalStateException("nobody listens there", e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
