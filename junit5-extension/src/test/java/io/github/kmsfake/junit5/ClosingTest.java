package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that close their server, and what the next one finds. */
class ClosingTest {
    @AfterEach
    void everyServerIsClosed() {
        Client.assertEveryServerIsClosed();
    }

    @Test
    void theNextTestHasAFreshServer() {
        assertThat(failures(OfAClass.class)).isEmpty();
        assertThat(failures(OfAConstructor.class)).isEmpty();
        assertThat(failures(OfAStaticField.class)).isEmpty();
        assertThat(failures(OfAnInstanceField.class)).isEmpty();
        assertThat(failures(OfAnExtension.class)).isEmpty();
    }

    @KmsFake(region = "cn-beijing")
    static class OfAClass {
        @RepeatedTest(3)
        void closes(KmsFakeServer kms) {
            closeAfterUse(kms);
        }

        @Nested
        class Inner {
            @RepeatedTest(2)
            void closes(KmsFakeServer kms) {
                closeAfterUse(kms);
            }
        }
    }

    @KmsFake(region = "cn-beijing")
    static class OfAConstructor {
        private final KmsFakeServer kms;

        OfAConstructor(KmsFakeServer kms) {
            this.kms = kms;
        }

        @RepeatedTest(3)
        void closes() {
            closeAfterUse(kms);
        }
    }

    static class OfAStaticField {
        @KmsFake(region = "cn-beijing")
        static KmsFakeServer kms;

        @RepeatedTest(3)
        void closes() {
            closeAfterUse(kms);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class OfAnInstanceField {
        @KmsFake(region = "cn-beijing")
        KmsFakeServer kms;

        @RepeatedTest(3)
        void closes() {
            closeAfterUse(kms);
        }
    }

    static class OfAnExtension {
        @RegisterExtension
        static final KmsFakeExtension KMS =
                KmsFakeExtension.of(KmsFakeServer.builder().region("cn-beijing"));

        @RepeatedTest(3)
        void closes() {
            closeAfterUse(KMS.server());
        }
    }

    @Test
    void whoHoldsTheClosedOneIsToldSo() {
        String closed = "An earlier test has closed the KMS fake of this class, which a constructor or a @BeforeAll"
                + " method holds; leave closing to @KmsFake";

        assertThat(failures(HeldByAConstructor.class)).containsExactly(closed);
        assertThat(failures(HeldFromTheStart.class)).containsExactly(closed);
        assertThat(failures(Built.class)).containsExactly("This KMS fake was closed; build another one");
    }

    @KmsFake(region = "cn-beijing")
    @TestInstance(Lifecycle.PER_CLASS)
    static class HeldByAConstructor {
        private final KmsFakeServer kms;

        HeldByAConstructor(KmsFakeServer kms) {
            this.kms = kms;
        }

        @RepeatedTest(2)
        void closes() {
            closeAfterUse(kms);
        }
    }

    @KmsFake(region = "cn-beijing")
    static class HeldFromTheStart {
        private static KmsFakeServer held;

        @BeforeAll
        static void hold(KmsFakeServer kms) {
            held = kms;
        }

        @RepeatedTest(2)
        void closes() {
            closeAfterUse(held);
        }
    }

    static class Built {
        @KmsFake
        static final KmsFakeServer KMS =
                KmsFakeServer.builder().region("cn-beijing").build();

        @RepeatedTest(2)
        void closes() {
            closeAfterUse(KMS);
        }
    }

    @Test
    void equalParametersOfAMethodAreTwoServers() {
        assertThat(failures(EqualParameters.class)).isEmpty();
        assertThat(failures(EqualParametersBesideTheClass.class)).isEmpty();
    }

    static class EqualParameters {
        @Test
        void differ(
                @KmsFake KmsFakeServer one,
                @KmsFake KmsFakeServer two,
                @KmsFake(seed = 1) KmsFakeServer three,
                @KmsFake(seed = 1) KmsFakeServer four) {
            assertThat(List.of(one, two, three, four)).doesNotHaveDuplicates();
            List.of(one, two, three, four).forEach(Client::createOnce);
        }
    }

    @KmsFake(region = "cn-beijing")
    static class EqualParametersBesideTheClass {
        @Test
        void differ(KmsFakeServer kms, @KmsFake KmsFakeServer one, @KmsFake KmsFakeServer two) {
            assertThat(one).isSameAs(kms);
            assertThat(two).isNotSameAs(kms);
            assertThat(two.regionId()).isEqualTo("cn-hangzhou");
        }
    }

    private static void closeAfterUse(KmsFakeServer kms) {
        assertThat(kms.regionId()).isEqualTo("cn-beijing");
        Client.createOnce(kms);
        kms.close();
    }

    private static List<String> failures(Class<?> testClass) {
        return Engine.failures(Engine.run(testClass)).stream()
                .map(Throwable::getMessage)
                .toList();
    }
}
