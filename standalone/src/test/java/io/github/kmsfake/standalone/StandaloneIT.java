package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.kms.model.v20160120.CreateApplicationAccessPointRequest;
import com.aliyuncs.kms.model.v20160120.CreateApplicationAccessPointResponse;
import com.aliyuncs.profile.DefaultProfile;
import io.github.kmsfake.standalone.Program.End;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a user runs it. */
class StandaloneIT {
    private static final String VERSION = System.getProperty("project.version");
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();
    private static final String[] ANY_PORTS = {"--port", "0", "--tls-port", "0"};
    private static final String CREATE = "/?Action=CreateApplicationAccessPoint&Version=2016-01-20"
            + "&Name=aap_test&Policies=%5B%22policy_test%22%5D";

    @Test
    void servesAndSaysSoInOneLine() throws Exception {
        try (Program program = Program.serve(NO_ENVIRONMENT, ANY_PORTS)) {
            assertThat(program.readyLine())
                    .matches("KMS fake ready http=http://127\\.0\\.0\\.1:[0-9]+ https=https://127\\.0\\.0\\.1:[0-9]+"
                            + " region=cn-hangzhou instance=kst-hzz[0-9a-f]{8}[a-z0-9]{10}");
            assertThat(get(program, CREATE)).contains(":applicationaccesspoint/aap_test\"");

            program.handle().destroy();
            End end = program.end();
            assertThat(end.code()).isZero();
            assertThat(end.out()).isEmpty();
            assertThat(end.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void endsCleanlyWhenToldTo(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && interruptsAreIgnored(),
                "the process that started this build ignores interrupts");
        try (Program program = Program.serve(NO_ENVIRONMENT, ANY_PORTS)) {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(program.handle().pid()))
                    .start()
                    .waitFor();

            assertThat(program.end().code()).isZero();
        }
    }

    private static Stream<Arguments> requestsForOtherProtocols() {
        String refused = "\"Code\":\"ParseRequestParameterException\"";
        String healthy = "{\"status\":\"UP\"}";
        String health = "GET /_kms-fake/health HTTP/1.1";
        String host = "Host: localhost";
        return Stream.of(
                Arguments.of("HTTP/1.1 400 ", refused, List.of("PRI * HTTP/2.0", "", "SM")),
                Arguments.of(
                        "HTTP/1.1 400 ", refused, List.of("PROXY TCP4 192.0.2.1 127.0.0.1 40000 4590", health, host)),
                Arguments.of(
                        "HTTP/1.1 200 ",
                        healthy,
                        List.of(
                                health,
                                host,
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")),
                Arguments.of(
                        "HTTP/1.1 200 ",
                        healthy,
                        List.of(
                                health,
                                host,
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")),
                Arguments.of("HTTP/1.1 200 ", healthy, List.of(health, host, "Cookie: a=b; c=\"d", "Cookie: e=f")));
    }

    /** Parts of the web server for other protocols are not in the jar. */
    @ParameterizedTest
    @MethodSource("requestsForOtherProtocols")
    void speaksNoOtherProtocol(String status, String body, List<String> lines) throws Exception {
        try (Program program = Program.serve(NO_ENVIRONMENT, ANY_PORTS)) {
            String request = String.join("\r\n", lines) + "\r\n\r\n";

            assertThat(send(program, request)).startsWith(status).contains(body);
        }
    }

    @Test
    void endsASilentConnectionInSilence() throws Exception {
        try (Program program =
                Program.serve(NO_ENVIRONMENT, "--port", "0", "--tls-port", "0", "--idle-timeout", "PT0.3S")) {
            URI address = URI.create("http://" + program.http());
            try (Socket client = new Socket(address.getHost(), address.getPort())) {
                client.setSoTimeout(10_000);

                assertThat(client.getInputStream().readAllBytes()).isEmpty();
            }
        }
    }

    /** What comes back for these bytes, until the server ends the connection. */
    private static String send(Program program, String request) throws IOException {
        URI address = URI.create("http://" + program.http());
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            client.setSoTimeout(10_000);
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Programs in the background of a script are started so, and hand it down to those that they start. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int interrupt = 2;
        return (Long.parseUnsignedLong(ignored, 16) >> (interrupt - 1) & 1) == 1;
    }

    @Test
    void answersTheClassicSdkOverTlsWithTheAuthorityItHandsOut() throws Exception {
        try (Program program = Program.serve(NO_ENVIRONMENT, ANY_PORTS)) {
            IAcsClient client = classicSdk(program.https(), get(program, "/_kms-fake/ca.pem"), "test");
            CreateApplicationAccessPointRequest request = new CreateApplicationAccessPointRequest();
            request.setName("aap_test");
            request.setPolicies("[\"policy_test\"]");

            CreateApplicationAccessPointResponse created = client.getAcsResponse(request);

            assertThat(created.getArn()).endsWith(":applicationaccesspoint/aap_test");
            assertThatThrownBy(() -> client.getAcsResponse(request))
                    .isInstanceOfSatisfying(ClientException.class, refusal -> {
                        assertThat(refusal.getErrCode()).isEqualTo("Rejected.ResourceExist");
                        assertThat(refusal.getRequestId()).isNotEmpty();
                    });
        }
    }

    @Test
    void takesItsSettingsFromTheEnvironmentButPrefersFlags() throws Exception {
        Map<String, String> environment = Map.of(
                "KMS_FAKE_PORT", "0",
                "KMS_FAKE_TLS_PORT", "0",
                "KMS_FAKE_REGION", "eu-central-1",
                "KMS_FAKE_INSTANCE", "kst-a:Status=Uninitialized, kst-b",
                "KMS_FAKE_STRICT", "true",
                "KMS_FAKE_ACCOUNT", "1111222233334444");
        try (Program program = Program.serve(environment, "--region", "us-west-1")) {
            assertThat(program.readyLine()).endsWith(" region=us-west-1 instance=kst-b");
            assertThat(get(program, CREATE)).contains("MissingAccessKeyId");
            assertThat(get(program, "/_kms-fake/info")).contains("1111222233334444", "kst-a", "kst-b", VERSION);
        }
    }

    @Test
    void beginsWithAPreparedState(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("state.yaml"), """
                instances: [{id: kst-prepared}]
                accessPoints: [{name: prepared, policies: [p]}]
                """);
        Map<String, String> environment = Map.of("KMS_FAKE_STATE", file.toString());
        try (Program program = Program.serve(environment, ANY_PORTS)) {
            assertThat(program.readyLine()).endsWith(" instance=kst-prepared");
            assertThat(get(program, "/?Action=ListApplicationAccessPoints&Version=2016-01-20"))
                    .contains("\"prepared\"");
            assertThat(get(program, "/_kms-fake/state")).contains("kst-prepared");
        }
    }

    @Test
    void writesTheAuthorityToAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        try (Program program = Program.serve(
                NO_ENVIRONMENT, "--port", "0", "--tls-port", "0", "--ca-out", file.toString(), "--no-control")) {
            assertThat(Files.readString(file)).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(get(program, "/_kms-fake/ca.pem")).contains("InvalidApi.NotFound");
        }
    }

    @Test
    void passesOverWhatOthersSay() throws Exception {
        Map<String, String> environment = Map.of(
                "KMS_FAKE_IMAGE_JDK", "/jdk",
                "KMS_FAKE_SERVICE_HOST", "10.0.0.1",
                "KMS_FAKE_SERVICE_PORT_HTTPS", "4591",
                "KMS_FAKE_PORT", "tcp://10.0.0.1:4590",
                "KMS_FAKE_PORT_4590_TCP_ADDR", "10.0.0.1",
                "KMS_FAKE_ORDERS_PORT", "tcp://10.0.0.2:4590",
                "KMSFAKE_PORT", "1");
        try (Program program = Program.serve(environment, ANY_PORTS)) {
            assertThat(get(program, "/_kms-fake/health")).contains("UP");
        }
    }

    @Test
    void warnsOfARegionThatTheServiceDoesNotHave() throws Exception {
        try (Program program =
                Program.serve(NO_ENVIRONMENT, "--port", "0", "--tls-port", "0", "--region", "cn-hangzou")) {
            assertThat(program.readyLine()).contains(" region=cn-hangzou ");
            program.handle().destroy();

            assertThat(program.end().err()).contains("The service has no region cn-hangzou; did you mean cn-hangzhou?");
        }
    }

    @Test
    void showsHelpAndVersion() throws Exception {
        End help = Program.run(NO_ENVIRONMENT, "--help");
        End version = Program.run(NO_ENVIRONMENT, "--version");

        assertThat(help.code()).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(help.out()).contains(setting.flag());
        }
        assertThat(version.code()).isZero();
        assertThat(version.out()).isEqualTo("kms-fake-standalone " + VERSION + "\n");
    }

    static Stream<Arguments> wrongUses() {
        return Stream.of(
                Arguments.of(NO_ENVIRONMENT, new String[] {"--port", "x"}, "--port"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--port", "70000"}, "65535"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--port"}, "--port"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--prot", "1"}, "'--prot', '1'; did you mean --port?"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--tlsPort=1"}, "did you mean --tls-port?"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"-port", "1"}, "did you mean --port?"),
                Arguments.of(Map.of("KMS_FAKE_STAT", ""), new String[0], "KMS_FAKE_STAT; did you mean KMS_FAKE_STATE?"),
                Arguments.of(
                        Map.of("KMS_FAKE_HTTPS_PORT", "1"),
                        new String[] {"--port", "0"},
                        "no setting KMS_FAKE_HTTPS_PORT"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"serve"}, "serve"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--a\n\u001B[2J"}, "--a\\u000a\\u001b[2J"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--account", "1"}, "16 digits"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--access-key", "only-an-id"}, "ID:SECRET"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--instance", "mine"}, "kst-"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--state", "state.yaml"}, "--state: there is no file /"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--ca-cert", "/nowhere/ca.pem"}, "/nowhere/ca.pem"),
                Arguments.of(
                        NO_ENVIRONMENT,
                        new String[] {"--ca-out", "/nowhere/ca.pem", "--port", "0", "--tls-port", "0"},
                        "/nowhere/ca.pem"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--managed-data-key", "a b"}, "NAME[:VERSION"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--limit", "keys=many"}, "NAME=FIGURE"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--idle-timeout", "1 minute"}, "ISO 8601"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--rsa-keys", "Fresh"}, "shipped or fresh"),
                Arguments.of(Map.of("KMS_FAKE_RSA_KEYS", "none"), new String[0], "KMS_FAKE_RSA_KEYS"),
                Arguments.of(NO_ENVIRONMENT, new String[] {"--host", "192.0.2.1"}, "192.0.2.1"),
                Arguments.of(Map.of("KMS_FAKE_STRICT", "yes"), new String[0], "KMS_FAKE_STRICT"),
                Arguments.of(Map.of("KMS_FAKE_TLS_PORT", "-1"), new String[0], "KMS_FAKE_TLS_PORT"));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void endsWithOneClearSentenceWhenUsedWrongly(Map<String, String> environment, String[] arguments, String named)
            throws Exception {
        End end = Program.run(environment, arguments);

        assertThat(end.code()).as(end.toString()).isEqualTo(2);
        assertThat(end.out()).isEmpty();
        assertThat(end.err().lines()).hasSize(1).first().asString().contains(named);
    }

    @Test
    void commandsNoTerminalWithWhatIsWrongInAState(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("state.json"), "{\"kmsFakeState\": 1, \"keys\": [{\"\\u001b[2J\\u202e\": 1}]}");

        End end = Program.run(NO_ENVIRONMENT, "--state", file.toString());

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err().lines()).hasSize(1).first().asString().contains("\\u001b[2J\\u202e");
    }

    @Test
    void saysWhereAStateIsWrong(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("state.yaml"), "kmsFakeState: 1\nkeys: ]\n");

        End end = Program.run(NO_ENVIRONMENT, "--state", file.toString());

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err().lines()).hasSize(1).first().asString().contains("state.yaml line 2: is not YAML: ");
    }

    @Test
    void saysThatAPortIsTakenAndTouchesNoFile(@TempDir Path folder) throws Exception {
        Path authority = Files.writeString(folder.resolve("ca.pem"), "of the one that has the port");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            End end = Program.run(NO_ENVIRONMENT, "--port", port, "--tls-port", "0", "--ca-out", authority.toString());

            assertThat(end.code()).isEqualTo(2);
            assertThat(end.err().lines()).hasSize(1).first().asString().contains(port);
            assertThat(authority).hasContent("of the one that has the port");
        }
    }

    @Test
    void tellsWhetherItIsHealthy() throws Exception {
        try (Program program = Program.serve(NO_ENVIRONMENT, "--port", "0", "--tls-port", "0", "--no-control")) {
            String port = program.http().substring(program.http().lastIndexOf(':') + 1);
            Map<String, String> environment = Map.of("KMS_FAKE_HOST", "0.0.0.0", "KMS_FAKE_PORT", port);

            assertThat(Program.checkHealth(environment).code()).isZero();

            program.handle().destroy();
            program.end();
            End unwell = Program.checkHealth(environment);
            assertThat(unwell.code()).isEqualTo(1);
            assertThat(unwell.err().lines()).hasSize(1).first().asString().contains(port);
        }
    }

    @Test
    void keepsNoMoreThanItHasMemoryFor() throws Exception {
        try (Program program = Program.serve(Map.of("JDK_JAVA_OPTIONS", "-Xmx48m"), ANY_PORTS)) {
            String refused = "";
            for (int i = 0; i < 5000 && refused.isEmpty(); i++) {
                String answer = post(
                        program,
                        "/",
                        "Action=CreateSecret&Version=2016-01-20&VersionId=v&SecretName=s" + i + "&SecretData="
                                + "v".repeat(30_000));
                refused = answer.contains("\"Arn\"") ? "" : answer;
            }

            assertThat(refused).contains("Rejected.Throttling");
            assertThat(get(program, "/_kms-fake/health")).contains("UP");
            assertThat(get(program, "/?Action=DescribeSecret&Version=2016-01-20&SecretName=s0"))
                    .contains("\"SecretName\":\"s0\"");
            assertThat(post(program, "/_kms-fake/reset", "")).contains("RESET");
            assertThat(get(program, "/?Action=CreateKey&Version=2016-01-20")).contains("KeyMetadata");
            program.handle().destroy();
            assertThat(program.end().code()).isZero();
        }
    }

    private static String post(Program program, String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + program.http() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String get(Program program, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + program.http() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static IAcsClient classicSdk(String endpoint, String authorityPem, String accessKey) throws Exception {
        HttpClientConfig http = HttpClientConfig.getDefault();
        http.setX509TrustManagers(trust(authorityPem));
        DefaultProfile profile = DefaultProfile.getProfile("cn-hangzhou", accessKey, accessKey);
        profile.setHttpClientConfig(http);
        DefaultProfile.addEndpoint("cn-hangzhou", "kms", endpoint);
        return new DefaultAcsClient(profile);
    }

    private static X509TrustManager[] trust(String authorityPem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .toArray(X509TrustManager[]::new);
    }
}
