package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.UpdateNetworkRuleRequest;
import com.aliyun.teautil.Common;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the inspector says a client key may do, and what the vendor's clients then can do. */
@KmsFake
class MayTest {
    private final KmsFakeServer server;
    private final Operator operator;

    MayTest(KmsFakeServer server) {
        this.server = server;
        this.operator = new Operator(server);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatACallIsAnswered(ClientKeySdk sdk) throws Exception {
        String keyId = operator.createKey();
        operator.createSecret(Operator.SECRET, "one");
        ClientKeyFile clientKey = operator.admit();
        Application application = sdk.open(server, clientKey);

        assertSame(application, clientKey, keyId, true, true);
        operator.permit(Operator.SECRETS_ONLY, Operator.EVERYTHING);
        assertSame(application, clientKey, keyId, false, true);
        operator.permit(Operator.BOTH, "[\"key/" + keyId + "\"]");
        assertSame(application, clientKey, keyId, true, false);
        operator.kms()
                .updateNetworkRule(
                        new UpdateNetworkRuleRequest().setName(Chain.RULE).setSourcePrivateIp("[\"10.1.2.3\"]"));
        assertSame(application, clientKey, keyId, false, false);
    }

    private void assertSame(
            Application application, ClientKeyFile clientKey, String keyId, boolean encrypts, boolean readsSecret)
            throws Exception {
        assertThat(may(clientKey, "key/" + keyId)).isEqualTo(encrypts);
        assertThat(works(() -> application.encrypt(keyId, "plain"))).isEqualTo(encrypts);
        assertThat(may(clientKey, "secret/" + Operator.SECRET)).isEqualTo(readsSecret);
        assertThat(works(() -> application.secret(Operator.SECRET))).isEqualTo(readsSecret);
    }

    private static boolean works(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private boolean may(ClientKeyFile clientKey, String resource) throws Exception {
        URI question = URI.create("http://" + server.endpoint() + "/_kms-fake/may?clientKey=" + clientKey.keyId()
                + "&resource=" + URLEncoder.encode(resource, StandardCharsets.UTF_8));
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return (Boolean) Common.assertAsMap(Common.parseJSON(answer)).get("allowed");
    }
}
