package io.github.kmsfake.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {
    private TestServer kms =
            TestServer.with().hostName("kms-container").hostName("*.kms.test").start();

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void saysThatItIsWell() {
        assertThat(get("health").text("status")).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.244.0.17:4590", "[fd00::17]:4590", "evil.example", "kms.default.svc.cluster.local."})
    void tellsAnyProbeThatItIsWell(String host) {
        for (String method : List.of("GET", "HEAD")) {
            RawClient.Response response = RawClient.to(kms)
                    .send(method + " /_kms-fake/health HTTP/1.1\r\nHost: " + host
                            + "\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n");

            assertThat(response.status()).as(method).isEqualTo(200);
        }
    }

    @Test
    void leavesTheBodyOutWhereAProbeAsksForTheHeadOnly() {
        Reply head = kms.control("HEAD", "health");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("content-type")).isEqualTo(get("health").header("content-type"));
    }

    @Test
    void saysWhatItIs() {
        Reply info = get("info");

        assertThat(info.text("region")).isEqualTo(TestServer.REGION);
        assertThat(info.text("account")).isEqualTo(TestServer.ACCOUNT);
        assertThat(info.texts("instances")).containsExactly(TestServer.READY);
        assertThat(info.text("port")).isEqualTo(String.valueOf(kms.port()));
        assertThat(info.text("strict")).isEqualTo("false");
        assertThat(info.body()).doesNotContain("secret");
    }

    @Test
    void handsOutTheAuthoritysCertificate() {
        Reply pem = get("ca.pem");

        assertThat(pem.header("content-type")).isEqualTo("application/x-pem-file");
        assertThat(pem.body()).isEqualTo(CertificateAuthority.ofProcess().certificatePem("\n"));
    }

    @Test
    void takesBackAllThatATestHasSaid() {
        kms.control("POST", "faults", "{\"operation\":\"ListKeys\",\"error\":\"InternalFailure\",\"times\":0}");
        kms.control("POST", "clock", "{\"fixed\":\"2030-01-01T00:00:00Z\"}");
        kms.control("POST", "source-address", "{\"address\":\"10.1.2.3\"}");
        assertThat(kms.call("ListKeys").status()).isEqualTo(500);

        kms.control("POST", "reset");

        assertThat(get("requests").json()).isEmpty();
        assertThat(get("least-privilege").texts("Permissions")).isEmpty();
        assertThat(get("faults").json()).isEmpty();
        assertThat(get("source-address").body()).isEqualTo("{}");
        assertThat(get("clock").text("now")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(kms.call("ListKeys").status()).isEqualTo(200);
        assertThat(get("requests").text("0/source")).isEqualTo("127.0.0.1");
    }

    @Test
    void goesBackToTheInitialState() {
        var before = kms.state();
        kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private");
        kms.ok("ReleaseKmsInstance", "KmsInstanceId", TestServer.READY, "ForceDeleteWithoutBackup", "true");

        Reply reply = kms.control("POST", "reset");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(kms.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"GET, reset, 405", "POST, health, 405", "GET, nothing, 404", "POST, '', 405"})
    void saysWhatItDoesNotHave(String method, String path, int status) {
        Reply reply = kms.send(kms.request("/_kms-fake/" + path).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("message")).isNotEmpty();
    }

    @Test
    void refusesWhatAWebPageSends() {
        kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private");

        Reply reply = kms.send(kms.request("/_kms-fake/reset")
                .header("Origin", "http://localhost")
                .POST(BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(kms.contents().networkRules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:1234, 200",
        "LOCALHOST, 200",
        "127.0.0.1, 200",
        "127.8.9.10:80, 200",
        "[::1]:4590, 200",
        "kms-container:4590, 200",
        "evil.example, 403",
        "localhost., 200",
        "[0:0:0:0:0:0:0:1], 200",
        "KMS-Container., 200",
        "one.kms.test, 200",
        "TWO.Kms.Test.:4590, 200",
        "kms.test, 403",
        "a.b.kms.test, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example, 403",
    })
    void answersForItsOwnHostsOnly(String host, int status) {
        assertThat(RawClient.to(kms)
                        .send("GET /_kms-fake/info HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void isNotThereIfNotWanted() {
        kms.close();
        kms = TestServer.with().noControl().start();

        Reply reply = get("health");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("Code")).isEqualTo("InvalidApi.NotFound");
    }

    private Reply get(String path) {
        return kms.control("GET", path);
    }
}
