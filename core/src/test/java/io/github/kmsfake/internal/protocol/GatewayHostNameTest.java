package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name by which a server is called says through which instance's gateway a call comes. */
class GatewayHostNameTest {
    private static final String DOMAIN = ".cryptoservice.kms.aliyuncs.com";
    private static final String OTHER = "kst-other";

    private final TestServer kms =
            TestServer.with().instances(TestServer.READY, OTHER).start();
    private final String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
    private final InstanceClient client = AccessChain.everything(kms);

    @AfterEach
    void close() {
        kms.close();
    }

    private int encrypt(String instance) {
        return encryptAt(instance + DOMAIN);
    }

    private int encryptAt(String host) {
        byte[] message = InstanceClient.message(1, key, 2, new byte[] {1});
        return send(client.request("Encrypt", message).text(host)).status();
    }

    private int encryptOverRpc(String instance, Map<String, String> signed) {
        String form = TestServer.form(signed);
        return send("POST / HTTP/1.1\r\nHost: " + instance + DOMAIN
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form)
                .status();
    }

    private int random(InstanceClient who, String instance) {
        return send(who.request("GenerateRandom", InstanceClient.message(1, 8)).text(instance + DOMAIN))
                .status();
    }

    private RawClient.Response send(String request) {
        return RawClient.to(kms).send(request);
    }

    @Test
    void leadsToTheKeysOfItsInstanceOnly() throws Exception {
        assertThat(encrypt(TestServer.READY)).isEqualTo(200);
        assertThat(encrypt(OTHER)).isEqualTo(403);
        String[] parameters = {"KeyId", key, "Plaintext", "AQID"};
        Signer signer = new Signer(client.keyId(), "");
        assertThat(encryptOverRpc(TestServer.READY, signer.v1(client.key(), "POST", "Encrypt", parameters)))
                .isEqualTo(200);
        assertThat(encryptOverRpc(OTHER, signer.v1(client.key(), "POST", "Encrypt", parameters)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "kst-ready.cryptoservice.kms.aliyuncs.com, 200",
        "KST-READY.CRYPTOSERVICE.KMS.ALIYUNCS.COM, 200",
        "Kst-Ready.cryptoservice.kms.aliyuncs.com.:4591, 200",
        "KST-OTHER.CRYPTOSERVICE.KMS.ALIYUNCS.COM, 403",
        "kst-other.cryptoservice.kms.aliyuncs.com., 403",
        "kst-Other.Cryptoservice.kms.aliyuncs.com:443, 403",
        "kst-other.cryptoservice.kms.aliyuncs.com.:443, 403",
    })
    void isKnownHoweverItsNameIsWritten(String host, int status) {
        assertThat(encryptAt(host)).isEqualTo(status);
    }

    @Test
    void leadsTheAccountsOwnAccessKeysEverywhere() throws Exception {
        assertThat(encryptOverRpc(
                        OTHER, new Signer("test", "test").v1("POST", "Encrypt", "KeyId", key, "Plaintext", "AQID")))
                .isEqualTo(200);
    }

    @Test
    void givesRandomBytesByAPolicyForItsInstance() {
        InstanceClient shared = AccessChain.on(kms)
                .policyFor("shared", "shared", AccessChain.BOTH, "[\"key/*\"]")
                .accessPoint("shared", "shared")
                .clientKey("shared");

        assertThat(random(client, TestServer.READY)).isEqualTo(200);
        assertThat(random(client, OTHER)).isEqualTo(403);
        assertThat(random(shared, TestServer.READY)).isEqualTo(403);
        assertThat(shared.call("GenerateRandom", 1, 8).status()).isEqualTo(200);
    }

    @Test
    void isWhatTheLeastPrivilegeForRandomBytesIsFor() {
        random(client, OTHER);

        var least = kms.server().controls().leastPrivilegeOf("everything");

        assertThat(least.policies())
                .extracting(LeastPrivilege.Policy::kmsInstance)
                .containsExactly(OTHER);
        assertThat(least.permissions()).containsExactly(AccessChain.KEY_USER);
        assertThat(least.resources()).isEmpty();
        assertThat(least.unused())
                .singleElement()
                .satisfies(unused -> assertThat(unused.permissions())
                        .containsExactly(AccessChain.KEY_USER, AccessChain.SECRET_USER));
    }
}
