package io.github.kmsfake.junit5;

import static io.github.kmsfake.junit5.Client.call;
import static io.github.kmsfake.junit5.Client.createOnce;
import static io.github.kmsfake.junit5.Client.createRule;
import static io.github.kmsfake.junit5.Client.see;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Test classes as a user would write them, all of which pass, with nothing that JUnit 5.10 does not have. {@link KmsFakeTest}
 * runs them on the newest JUnit 5 and looks at what became of their servers, {@link JUnitVersionsTest} on other versions.
 * These here show where a server can be asked for; there are more in the other classes whose names end like this one's.
 */
final class Scenarios {
    private Scenarios() {}

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
                createOnce(kms);
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
            createOnce(kms);
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
            createRule(shared, ++sharedTests);
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

    static class OnParametersOfTheClass {
        private static final List<KmsFakeServer> OF_CONSTRUCTORS = new CopyOnWriteArrayList<>();
        private static KmsFakeServer ofBeforeAll = KmsFakeServer.builder().build();

        private final KmsFakeServer ofConstructor;

        OnParametersOfTheClass(@KmsFake KmsFakeServer kms) {
            ofConstructor = kms;
            OF_CONSTRUCTORS.add(kms);
        }

        @BeforeAll
        static void prepare(@KmsFake(region = "cn-heyuan") KmsFakeServer kms) {
            see(OnParametersOfTheClass.class, kms);
            ofBeforeAll = kms;
            OF_CONSTRUCTORS.clear();
        }

        @RepeatedTest(2)
        void areTheSameForAllTests() {
            see(OnParametersOfTheClass.class, ofConstructor);
            assertThat(OF_CONSTRUCTORS).containsOnly(ofConstructor);
            createRule(ofConstructor, OF_CONSTRUCTORS.size());
            createRule(ofBeforeAll, OF_CONSTRUCTORS.size());
        }

        @AfterAll
        static void areThereToTheEnd() {
            for (KmsFakeServer kms : List.of(OF_CONSTRUCTORS.get(0), ofBeforeAll)) {
                assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":2");
            }
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
}
