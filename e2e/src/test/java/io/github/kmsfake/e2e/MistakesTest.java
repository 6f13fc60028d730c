package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.kms20160120.models.UpdateApplicationAccessPointRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Typical mistakes made with the vendor's clients: the first line that the fake logs leads to the cause. */
@KmsFake
class MistakesTest {
    private final KmsFakeServer server;
    private final LogLines log = new LogLines();

    MistakesTest(KmsFakeServer server) {
        this.server = server;
    }

    @AfterEach
    void stopReading() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSecret(Sdk sdk) {
        Kms kms = sdk.connect(server, Login.to(server).as(server.accessKeyId(), "mistyped"));

        assertThat(refusal(kms::describeRegions))
                .contains("access key " + server.accessKeyId() + " is known", "its secret is another one");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongRegion(Sdk sdk) {
        Sdk.TEA.connect(server).createNetworkRule(Chain.networkRule());
        Kms elsewhere = sdk.connect(server, Login.to(server).in("cn-beijing"));

        assertThat(refusal(() -> elsewhere.describeNetworkRule(Chain.RULE)))
                .contains("no network rule " + Chain.RULE, "there is one in region " + server.regionId());
    }

    @ParameterizedTest
    @EnumSource
    void aRegionThatDoesNotExist(Sdk sdk) {
        Kms nowhere = sdk.connect(server, Login.to(server).in("cn-hangzou"));

        assertThat(refusal(() -> nowhere.listNetworkRules(null, null)))
                .contains("no region cn-hangzou; did you mean cn-hangzhou?");
    }

    @ParameterizedTest
    @EnumSource
    void aMistypedParameter(Sdk sdk) {
        sdk.connect(server).call("ListNetworkRules", Map.of("PageSiz", "1"));

        assertThat(log.first("PageSiz"))
                .contains("ListNetworkRules has no parameter PageSiz", "did you mean PageSize?");
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyThatIsMissing(ClientKeySdk sdk) {
        Operator operator = new Operator(server);
        String keyId = operator.createKey();
        Application application = sdk.open(server, operator.admit());
        operator.kms()
                .updateApplicationAccessPoint(new UpdateApplicationAccessPointRequest()
                        .setName(Chain.ACCESS_POINT)
                        .setPolicies("[\"order-policy\"]"));

        assertThat(refusal(() -> application.encrypt(keyId, "plain"), "ncrypt from "))
                .contains("policy order-policy: does not exist");
    }

    @ParameterizedTest
    @EnumSource
    void anAccessPointWithoutPermissionForKeys(ClientKeySdk sdk) {
        Operator operator = new Operator(server);
        String keyId = operator.createKey();
        Application application = sdk.open(server, operator.admit());
        operator.permit(Operator.SECRETS_ONLY, Operator.EVERYTHING);

        assertThat(refusal(() -> application.encrypt(keyId, "plain"), "ncrypt from "))
                .contains(Chain.POLICY, Chain.KEY_USER);
    }

    @Test
    void httpToThePortForTls() {
        try (KmsFakeServer other = KmsFakeServer.start()) {
            Kms kms = new TeaKms(TeaKms.overTls(other, Login.to(other))
                    .setEndpoint(unseen(other.tlsEndpoint()))
                    .setProtocol("http"));

            assertThatThrownBy(() -> kms.listNetworkRules(null, null)).hasMessage("the SDK got no answer");

            assertThat(log.first("port " + port(other.tlsEndpoint())))
                    .contains("does not speak TLS", "http:// is at port " + port(other.endpoint()));
        }
    }

    @Test
    void httpsToThePlainPort() {
        Kms kms = new TeaKms(TeaKms.overHttp(server, Login.to(server)).setProtocol("https"));

        assertThatThrownBy(() -> kms.listNetworkRules(null, null)).hasMessage("the SDK got no answer");

        assertThat(log.first("at port " + port(server.endpoint()))).contains("speaks TLS", "https:// is at port ");
    }

    @Test
    void anAuthorityThatTheClientDoesNotTrust() {
        try (KmsFakeServer other = KmsFakeServer.start()) {
            Kms kms = new TeaKms(TeaKms.overTls(other, Login.to(other))
                    .setEndpoint(unseen(other.tlsEndpoint()))
                    .setCa(""));

            assertThatThrownBy(() -> kms.listNetworkRules(null, null)).hasMessage("the SDK got no answer");

            assertThat(log.first("TLS connection to port " + port(other.tlsEndpoint())))
                    .contains("does not trust the certificate", "caCertificatePem()");
        }
    }

    /**
     * The endpoint by a name that no other test gives it. The SDK keeps one HTTP client per name and port for the life
     * of the process, with the protocol and the trust it was first made with; so neither a server of its own nor a free
     * port is enough, since ports come back.
     */
    private static String unseen(String endpoint) {
        return "localhost:" + port(endpoint);
    }

    private static String port(String endpoint) {
        return endpoint.substring(endpoint.lastIndexOf(':') + 1);
    }

    /** The first line about a call that the client says was refused. */
    private String refusal(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        return log.first(refused.requestId());
    }

    /** The first line about calls of an operation: some clients keep the request's id to themselves. */
    private String refusal(ThrowingCallable call, String operation) {
        assertThatThrownBy(call).isInstanceOf(Refused.class);
        return log.first(operation);
    }
}
