package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dkms.gcs.openapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request of the instance protocol that somebody changes on its way. */
@KmsFake
class TamperingTest {
    private final KmsFakeServer server;
    private ClientKeyFile clientKey;

    TamperingTest(KmsFakeServer server) {
        this.server = server;
    }

    @BeforeEach
    void admitAnApplication() {
        Operator operator = new Operator(server);
        operator.createSecret(Operator.SECRET, "one");
        clientKey = operator.admit();
    }

    @Test
    void isRepeatedWhenItsBodyHasAnotherHash() throws Exception {
        try (Tamperer between = new Tamperer(server.endpoint(), false)) {
            Application application = InstanceSdk.open(through(between));

            assertRefused(400, "InvalidParam", () -> application.secret(Operator.SECRET));

            assertThat(between.requests()).as("the SDK tries four times").isEqualTo(4);
        }
    }

    @Test
    void isRefusedWhenItsHashIsNotTheOneSigned() throws Exception {
        try (Tamperer between = new Tamperer(server.endpoint(), true)) {
            Application application = InstanceSdk.open(through(between));

            assertRefused(401, "SignatureNotMatch", () -> application.secret(Operator.SECRET));

            assertThat(between.requests()).isEqualTo(1);
        }
    }

    @Test
    void isRefusedToTheTransferClientToo() throws Exception {
        try (Tamperer between = new Tamperer(server.endpoint(), true)) {
            Application application = new KmsApplication(ClientKeySdk.transfer(server, through(between)));

            assertRefused(Refused.UNTOLD, "SignatureNotMatch", () -> application.secret(Operator.SECRET));
        }
    }

    private Config through(Tamperer between) {
        return InstanceSdk.overHttp(server, clientKey).setEndpoint(between.endpoint());
    }
}
