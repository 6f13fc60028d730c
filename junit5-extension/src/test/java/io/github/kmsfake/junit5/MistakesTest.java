package io.github.kmsfake.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Typical mistakes, and that the first line of the failure leads to their cause. */
class MistakesTest {
    @AfterEach
    void everyServerIsClosed() {
        Client.assertEveryServerIsClosed();
    }

    @Test
    void aStateFileWithATypingError() {
        assertThat(failure(MistypedState.class))
                .startsWith("classpath:mistyped.yaml line 2, netwrokRules: there is no such field; there are ")
                .endsWith("; did you mean networkRules?");
    }

    @KmsFake(state = "classpath:mistyped.yaml")
    static class MistypedState {
        @Test
        void neverRuns() {}
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TakenPort.port = taken.getLocalPort();
            assertThat(failure(TakenPort.class))
                    .contains("127.0.0.1 port " + TakenPort.port + " (HTTP), which is in use");
        }
    }

    static class TakenPort {
        private static int port;

        @KmsFake
        final KmsFakeServer kms = KmsFakeServer.builder().port(port).build();

        @Test
        void neverRuns() {}
    }

    @Test
    void aMistypedParameter() {
        assertThat(failure(MistypedParameter.class))
                .isEqualTo("ListNetworkRules has no parameter PageSiz, it is ignored; did you mean PageSize?");
    }

    @KmsFake(failOn = FailOn.WARNINGS)
    static class MistypedParameter {
        @Test
        void passesWithoutIt(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&PageSiz=1");
        }
    }

    @Test
    void aWrongRegion() {
        assertThat(failure(WrongRegion.class))
                .isEqualTo("The service has no region cn-hangzou; did you mean cn-hangzhou?");
    }

    @KmsFake(failOn = FailOn.WARNINGS)
    static class WrongRegion {
        @Test
        void passesWithoutIt(KmsFakeServer kms) {
            Client.call(kms, "ListNetworkRules&RegionId=cn-hangzou");
        }
    }

    private static String failure(Class<?> testClass) {
        String message =
                String.valueOf(Engine.failures(Engine.run(testClass)).get(0).getMessage());
        return message.lines().findFirst().orElse("");
    }
}
