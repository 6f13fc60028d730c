package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Test classes as a user would write them, all of which pass, with nothing that JUnit 5.10 does not have. {@link KmsFakeTest}
 * runs them on the newest JUnit 5 and looks at what became of their servers, {@link JUnitVersionsTest} on other versions.
 */
final class Scenarios {
    /** The endpoints that the test classes saw, by class. */
    static final Map<Class<?>, CopyOnWriteArrayList<String>> SEEN = new ConcurrentHashMap<>();

    private Scenarios() {}

    @KmsFake(state = "classpath:io/github/kmsfake/junit5/prepared.yaml")
    static class Prepared {
        @RepeatedTest(2)
        void isAsItWasPrepared(KmsFakeServer kms) {
            see(Prepared.class, kms);
            assertThat(call(kms, "ListApplicationAccessPoints")).contains("\"orders\"");
            call(kms, "DeleteApplicationAccessPoint&Name=orders");
            assertThat(call(kms, "ListApplicationAccessPoints")).doesNotContain("\"orders\"");
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

    @KmsFake
    static class OnANestedClass {
        @Nested
        @KmsFake(region = "cn-shenzhen")
        class OfItsOwn {
            @RepeatedTest(2)
            void hasAServerOfItsOwn(KmsFakeServer kms) {
                assertThat(kms.regionId()).isEqualTo("cn-shenzhen");
                createOnce(kms);
            }
        }

        @Nested
        class Shared {
            @Test
            void sharesTheOuterOne(KmsFakeServer kms) {
                assertThat(kms.regionId()).isEqualTo("cn-hangzhou");
            }
        }
    }

    static class Inherited extends OnAClass {
        Inherited(KmsFakeServer kms) {
            super(kms);
        }
    }

    @KmsFake(region = "cn-wuhan")
    interface InWuhan {}

    static class ByInterface implements InWuhan {
        @RepeatedTest(2)
        void works(KmsFakeServer kms) {
            assertThat(kms.regionId()).isEqualTo("cn-wuhan");
            createOnce(kms);
        }
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

    @KmsFake(
            region = "eu-central-1",
            account = "1234567890123456",
            accessKeys = {"id:secret", "far:away:6543210987654321"},
            instances = {"kst-a:Status=Uninitialized", "kst-b"},
            strict = true,
            seed = 42,
            control = false,
            clock = "2030-01-01T00:00:00Z",
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
            assertThat(kms.clock().now()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(call(kms, "ListPolicies")).contains("MissingAccessKeyId");
        }

        @Test
        void makeAParameterAServerOfItsOwn(@KmsFake(region = "us-west-1") KmsFakeServer own, KmsFakeServer shared) {
            assertThat(own.regionId()).isEqualTo("us-west-1");
            assertThat(own).isNotSameAs(shared);
            see(WithAttributes.class, own);
        }
    }

    @KmsFake(recordSecrets = true)
    static class WithSecrets {
        @Test
        void areRecorded(KmsFakeServer kms) {
            call(kms, "CreateSecret&SecretName=s&VersionId=v&SecretData=told");

            assertThat(kms.calls().last().parameter("SecretData")).isEqualTo("told");
        }
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
            call(shared, "CreateNetworkRule&Type=Private&Name=n" + ++sharedTests);
            assertThat(call(shared, "ListNetworkRules")).contains("\"TotalCount\":" + sharedTests);
        }
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
            @RepeatedTest(2)
            void isStartedForNestedTestsToo() {
                see(PerClass.class, kms);
            }
        }

        @AfterAll
        void isThereToTheEnd() {
            see(PerClass.class, kms);
        }
    }

    @KmsFake
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassWithAConstructor {
        private final KmsFakeServer ofConstructor;

        PerClassWithAConstructor(KmsFakeServer kms) {
            ofConstructor = kms;
        }

        @BeforeAll
        void isTheSameBeforeAll(KmsFakeServer kms) {
            assertThat(kms).isSameAs(ofConstructor);
        }

        @RepeatedTest(2)
        void isTheSameInTests(KmsFakeServer kms) {
            assertThat(kms).isSameAs(ofConstructor);
            createOnce(kms);
        }
    }

    static class OnParameters {
        private KmsFakeServer ofBeforeEach = KmsFakeServer.builder().build();

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

    static class Registered {
        @RegisterExtension
        static final KmsFakeExtension SHARED =
                KmsFakeExtension.of(KmsFakeServer.builder().region("cn-beijing"));

        @RegisterExtension
        final KmsFakeExtension own = KmsFakeExtension.of(KmsFakeServer.builder().region("cn-shanghai"));

        @RepeatedTest(2)
        void areStartedAndReset() {
            see(Registered.class, SHARED.server(), own.server());
            assertThat(SHARED.server().regionId()).isEqualTo("cn-beijing");
            assertThat(own.server().regionId()).isEqualTo("cn-shanghai");
            createOnce(SHARED.server());
            createOnce(own.server());
        }

        @Nested
        class Inner {
            @Test
            void sharesBoth() {
                see(Registered.class, SHARED.server(), own.server());
                createOnce(SHARED.server());
                createOnce(own.server());
            }
        }
    }

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
            assertThat(kms.calls().matching("struck", KmsFakeCall::struck).count())
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
        }
    }

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

    static void see(Class<?> testClass, KmsFakeServer... servers) {
        SEEN.computeIfAbsent(testClass, key -> new CopyOnWriteArrayList<>())
                .addAll(Arrays.stream(servers).map(KmsFakeServer::endpoint).toList());
    }

    /** Succeeds once per initial state. */
    static void createOnce(KmsFakeServer kms) {
        assertThat(call(kms, "CreateNetworkRule&Type=Private&Name=rule")).contains("network/rule");
        assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":1");
    }

    static String call(KmsFakeServer kms, String action) {
        return call(kms.endpoint(), action);
    }

    static String call(String endpoint, String action) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://" + endpoint + "/?Version=2016-01-20&Action=" + action)
                            .toURL()
                            .openConnection();
            try (var body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
