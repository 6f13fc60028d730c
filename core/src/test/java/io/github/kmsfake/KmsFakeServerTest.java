package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.testing.TestClock;
import io.github.kmsfake.parity.cases.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KmsFakeServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void startsWithDefaultsThatAnSdkCanUse() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            assertThat(kms.endpoint()).matches("127\\.0\\.0\\.1:[0-9]+");
            assertThat(kms.tlsEndpoint()).matches("127\\.0\\.0\\.1:[0-9]+").isNotEqualTo(kms.endpoint());
            assertThat(kms.regionId()).isEqualTo("cn-hangzhou");
            assertThat(kms.accountId()).matches("[0-9]{16}");
            assertThat(kms.accessKeyId()).isEqualTo("test");
            assertThat(kms.accessKeySecret()).isEqualTo("test");
            assertThat(kms.instanceId()).matches("kst-hzz[0-9a-f]{8}[a-z0-9]{10}");
            assertThat(get(kms, "ListKmsInstances")).contains(kms.instanceId());
        }
    }

    @Test
    void servesTheSameOverHttpsForClientsThatTrustItsAuthority() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            get(kms, "CreateNetworkRule", "Name", "rule", "Type", "Private");
            HttpClient https = HttpClient.newBuilder().sslContext(trusting(kms)).build();
            for (String host : List.of("127.0.0.1", "localhost")) {
                String url = "https://" + kms.tlsEndpoint().replace("127.0.0.1", host);

                assertThat(send(https, url + query("ListNetworkRules"))).contains("\"rule\"");
                assertThat(send(https, url + "/_kms-fake/health")).contains("UP");
            }
        }
    }

    @Test
    void offersNoHttp2() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start();
                javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket) trusting(kms)
                        .getSocketFactory()
                        .createSocket(
                                "127.0.0.1", Integer.parseInt(kms.tlsEndpoint().split(":", 2)[1]))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();

            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
        }
    }

    @Test
    void resetGoesBackToTheInitialStateAndKeepsAddressesAndIds() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            String endpoint = kms.endpoint();
            String instance = kms.instanceId();
            get(kms, "CreateNetworkRule", "Name", "rule", "Type", "Private");

            kms.reset();

            assertThat(get(kms, "ListNetworkRules")).contains("\"TotalCount\":0");
            assertThat(kms.endpoint()).isEqualTo(endpoint);
            assertThat(get(kms, "ListKmsInstances")).contains(instance);
        }
    }

    @Test
    void closeFreesPortsAndThreads() throws Exception {
        KmsFakeServer kms = KmsFakeServer.builder().build();
        assertThatThrownBy(kms::endpoint).isInstanceOf(IllegalStateException.class);
        kms.open();
        String url = "http://" + kms.endpoint() + "/";
        int port = Integer.parseInt(kms.endpoint().split(":", 2)[1]);
        get(kms, "CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
        kms.close();
        kms.close();

        assertThatThrownBy(
                        () -> HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
        new ServerSocket(port).close();
        assertThatThrownBy(kms::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(kms::reset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHundredServersLeaveNoThreadBehind() {
        try (KmsFakeServer warm = KmsFakeServer.start()) {
            warm.reset();
        }
        for (int i = 0; i < 100; i++) {
            KmsFakeServer.start().close();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().startsWith("kms-fake"))
                                .count())
                        // other tests of this process may have servers of their own
                        .isLessThan(60));
    }

    @Test
    void serversSideBySideHaveNothingInCommon() throws Exception {
        try (KmsFakeServer one = KmsFakeServer.start();
                KmsFakeServer other = KmsFakeServer.builder()
                        .region("eu-central-1")
                        .account("9999999999999999")
                        .start()) {
            get(one, "CreateNetworkRule", "Name", "rule", "Type", "Private");

            assertThat(get(other, "ListNetworkRules")).contains("\"TotalCount\":0");
            assertThat(get(other, "CreateNetworkRule", "Name", "rule", "Type", "Private"))
                    .contains("acs:kms:eu-central-1:9999999999999999:network/rule");
            assertThat(one.caCertificatePem()).isEqualTo(other.caCertificatePem());
        }
    }

    @Test
    void livesByTheClockItIsGiven() throws Exception {
        TestClock clock = new TestClock(Instant.parse("2030-05-06T07:08:09Z"));
        try (KmsFakeServer kms = KmsFakeServer.builder().clock(clock).start()) {
            get(kms, "CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");

            assertThat(get(kms, "CreateClientKey", "AapName", "aap", "Password", "Passw0rd!"))
                    .contains("2030-05-06T07:08:09Z", "2035-05-06T07:08:09Z");
        }
    }

    @Test
    void aSeedRepeatsIdsAndKeys() throws Exception {
        Instant now = Instant.parse("2030-05-06T07:08:09Z");
        assertThat(story(7, now)).isEqualTo(story(7, now)).isNotEqualTo(story(8, now));
    }

    private static String story(long seed, Instant now) throws Exception {
        try (KmsFakeServer kms =
                KmsFakeServer.builder().clock(new TestClock(now)).seed(seed).start()) {
            get(kms, "CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
            get(kms, "CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");
            return kms.instanceId() + get(kms, "ListClientKeys");
        }
    }

    @Test
    void knowsAccessKeysOfSeveralAccounts() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.builder()
                .accessKey("far", "away", "2222222222222222")
                .accessKey("near:by")
                .account("1111111111111111")
                .start()) {
            assertThat(kms.accessKeyId()).isEqualTo("near");
            assertThat(kms.accessKeySecret()).isEqualTo("by");
            assertThat(signed(kms, new Signer("far", "away"))).contains("acs:kms:cn-hangzhou:2222222222222222:");
            assertThat(signed(kms, new Signer("near", "by"))).contains("acs:kms:cn-hangzhou:1111111111111111:");
        }
    }

    @Test
    void namesTheFirstInstanceThatIsReady() {
        KmsFakeServer kms = KmsFakeServer.builder()
                .instance("kst-new:Status=Uninitialized")
                .instance("kst-far:Region=cn-beijing")
                .instance("kst-ready")
                .build();

        assertThat(kms.instanceId()).isEqualTo("kst-ready");
    }

    @TestFactory
    Stream<DynamicTest> saysWhichSettingIsWrongAndWhatItTakes() {
        return Stream.of(
                wrong("port", "65535", () -> KmsFakeServer.builder().port(65536)),
                wrong("port", "any free port", () -> KmsFakeServer.builder().port(-1)),
                wrong("tlsPort", "65535", () -> KmsFakeServer.builder().tlsPort(70000)),
                wrong(
                        "port and tlsPort",
                        "differ",
                        () -> KmsFakeServer.builder().port(4590).tlsPort(4590).build()),
                wrong("host", "host name", () -> KmsFakeServer.builder().host(" ")),
                wrong("region", "region id", () -> KmsFakeServer.builder().region("CN Hangzhou")),
                wrong("account", "16 digits", () -> KmsFakeServer.builder().account("1")),
                wrong("account", "16 digits", () -> KmsFakeServer.builder().accessKey("a", "b", "c")),
                wrong("accessKey", "a blank", () -> KmsFakeServer.builder().accessKey("te st", "secret")),
                wrong(
                        "accessKey",
                        "a control character",
                        () -> KmsFakeServer.builder().accessKey("test\n", "secret")),
                wrong(
                        "accessKey",
                        "without a colon",
                        () -> KmsFakeServer.builder().accessKey("a:b", "c")),
                wrong(
                        "accessKey",
                        "neither of them empty",
                        () -> KmsFakeServer.builder().accessKey("a", "")),
                wrong("accessKey", "ID:SECRET", () -> KmsFakeServer.builder().accessKey("a")),
                wrong(
                        "accessKey",
                        "twice",
                        () -> KmsFakeServer.builder().accessKey("a", "b").accessKey("a", "c")),
                wrong(
                        "instance",
                        "ID[:FIELD=VALUE]",
                        () -> KmsFakeServer.builder().instance("mine")),
                wrong(
                        "instance",
                        "FIELD is one of",
                        () -> KmsFakeServer.builder().instance("kst-a:Color=red")),
                wrong("instance", "Uninitialized", () -> KmsFakeServer.builder().instance("kst-a:Status=Tired")),
                wrong("instance", "PREPAY", () -> KmsFakeServer.builder().instance("kst-a:ChargeType=FREE")),
                wrong("instance", "16 digits", () -> KmsFakeServer.builder().instance("kst-a:Account=me")),
                wrong("instance", "region id", () -> KmsFakeServer.builder().instance("kst-a:Region=Here")),
                wrong(
                        "instance",
                        "Default=true once",
                        () -> KmsFakeServer.builder()
                                .instance("kst-a:Default=true")
                                .instance("kst-b:Default=true")
                                .build()),
                wrong("instance", "number", () -> KmsFakeServer.builder().instance("kst-a:KeyNum=many")),
                wrong(
                        "instance",
                        "twice",
                        () -> KmsFakeServer.builder()
                                .instance("kst-a")
                                .instance("kst-a")
                                .build()),
                wrong(
                        "accountStatus",
                        "NotEnabled",
                        () -> KmsFakeServer.builder().accountStatus("Poor")),
                wrong(
                        "instanceConnectTime",
                        "zero to 30 days",
                        () -> KmsFakeServer.builder().instanceConnectTime(Duration.ofSeconds(-1))),
                wrong(
                        "idleTimeout",
                        "millisecond",
                        () -> KmsFakeServer.builder().idleTimeout(Duration.ZERO)),
                wrong(
                        "managedDataKey",
                        "NAME[:VERSION[=BASE64]]",
                        () -> KmsFakeServer.builder().managedDataKey("orders:v1=no-base64")),
                wrong(
                        "managedDataKey",
                        "twice",
                        () -> KmsFakeServer.builder().managedDataKey("orders").managedDataKey("orders:v1")),
                wrong(
                        "limit",
                        "NAME is one of [keys, aliases, keyVersions, daysBetweenKeyVersions]",
                        () -> KmsFakeServer.builder().limit("doors=1")),
                wrong(
                        "limit",
                        "FIGURE is 0 to 1000000000",
                        () -> KmsFakeServer.builder().limit("keys=1000000001")),
                wrong("hostName", "host name", () -> KmsFakeServer.builder().hostName("a b")),
                wrong(
                        "hostName",
                        "without a port",
                        () -> KmsFakeServer.builder().hostName("kms-fake:4590")),
                wrong("certificate", "PEM", () -> KmsFakeServer.builder().certificateAuthority("x", "y")));
    }

    private static DynamicTest wrong(String setting, String accepted, ThrowingCallable call) {
        return DynamicTest.dynamicTest(
                setting + ": " + accepted,
                () -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(setting)
                        .hasMessageContaining(accepted));
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            KmsFakeServer.builder().port(taken.getLocalPort()).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("in use");
        }
    }

    private static String signed(KmsFakeServer kms, Signer signer) throws Exception {
        String query = signer.v1("GET", "CreateNetworkRule", "Name", "rule", "Type", "Private").entrySet().stream()
                .map(parameter -> Signer.encode(parameter.getKey()) + "=" + Signer.encode(parameter.getValue()))
                .collect(java.util.stream.Collectors.joining("&"));
        return send(HTTP, "http://" + kms.endpoint() + "/?" + query);
    }

    private static String get(KmsFakeServer kms, String action, String... parameters) throws Exception {
        return send(HTTP, "http://" + kms.endpoint() + query(action, parameters));
    }

    private static String send(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String query(String action, String... parameters) {
        StringBuilder query = new StringBuilder("/?Version=2016-01-20&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&').append(parameters[i]).append('=').append(Signer.encode(parameters[i + 1]));
        }
        return query.toString();
    }

    private static SSLContext trusting(KmsFakeServer kms) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(kms.caCertificatePem().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void showsWhereItIs() {
        KmsFakeServer kms = KmsFakeServer.builder().region("cn-beijing").build();
        assertThat(kms).hasToString("KmsFakeServer (not started, region cn-beijing)");
        try (kms) {
            kms.open();
            assertThat(kms.toString()).contains(kms.endpoint(), kms.tlsEndpoint(), "cn-beijing");
            assertThat(KmsFakeControl.at(kms.endpoint()))
                    .hasToString("KmsFakeControl (endpoint " + kms.endpoint() + ", region cn-beijing)");
        }
        assertThat(kms).hasToString("KmsFakeServer (closed, region cn-beijing)");
        assertThatThrownBy(kms::endpoint).hasMessage("This KMS fake is not running: it was closed");
        assertThat(KmsFakeControl.at("127.0.0.1:1"))
                .hasToString("KmsFakeControl (endpoint 127.0.0.1:1, which does not answer)");
    }
}
