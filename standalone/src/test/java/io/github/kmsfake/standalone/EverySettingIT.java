package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.RsaKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting has its effect, given as a flag or by the environment; {@link StandaloneIT} has those that a start needs. */
class EverySettingIT {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    private Path folder;

    private Map<String, String> settings() throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", "0");
        settings.put("tls-port", "0");
        settings.put("access-key", "mine:secret");
        settings.put("instance", "kst-new:Status=Uninitialized");
        settings.put("instance-connect-time", "PT5M");
        settings.put("limit", "aliases=0");
        settings.put("managed-data-key", "orders:first=AAAA");
        settings.put("host-name", "kms-container");
        settings.put("trusted-proxy", "127.0.0.0/8");
        settings.put("idle-timeout", "PT5S");
        settings.put("seed", "7");
        settings.put("rsa-keys", "fresh");
        settings.put("legacy-signature-errors", "true");
        settings.put("record-secrets", "true");
        settings.put("data", Files.createTempDirectory(folder, "data").toString());
        Path store = folder.resolve("ca.p12");
        makeAuthority(store);
        KeyStore authority = KeyStore.getInstance(store.toFile(), PASSWORD);
        settings.put(
                "ca-cert",
                pem("CERTIFICATE", authority.getCertificate("ca").getEncoded()).toString());
        settings.put(
                "ca-key",
                pem("PRIVATE KEY", authority.getKey("ca", PASSWORD).getEncoded())
                        .toString());
        return settings;
    }

    /** As authorities are made: for signing certificates and nothing else. */
    private static void makeAuthority(Path store) throws Exception {
        String options = "-genkeypair -alias ca -keyalg EC -dname CN=Authority -ext bc:c -ext ku:c=keyCertSign"
                + " -storetype PKCS12 -storepass";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of(new String(PASSWORD), "-keystore", store.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private Path pem(String what, byte[] der) throws IOException {
        return Files.writeString(
                folder.resolve(what + ".pem"),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der)
                        + "\n-----END " + what + "-----\n");
    }

    @Test
    void hasItsEffect() throws Exception {
        Map<String, String> settings = settings();
        String[] flags = settings.entrySet().stream()
                .flatMap(setting -> setting.getValue().equals("true")
                        ? Stream.of("--" + setting.getKey())
                        : Stream.of("--" + setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        Map<String, String> environment = new LinkedHashMap<>();
        Path data = Path.of(settings.get("data"), "state.json");
        settings.forEach((name, value) ->
                environment.put("KMS_FAKE_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value));

        String asFlags;
        try (Program program = Program.serve(Map.of(), flags)) {
            asFlags = assertEffects(program, settings);
            program.handle().destroy();
            assertThat(program.end().code()).isZero();
            assertThat(data).content().contains("topsecret");
            Files.delete(data);
        }
        try (Program program = Program.serve(environment)) {
            assertThat(assertEffects(program, settings))
                    .as("what the seed foretells")
                    .isEqualTo(asFlags);
        }
    }

    /** Answers with an id that depends on the seed. */
    private static String assertEffects(Program program, Map<String, String> settings) throws Exception {
        String first = call(program, "CreateKey", "");
        String key = found("\"KeyId\":\"([^\"]+)\"", first);
        assertThat(call(program, "CreateAlias", "&AliasName=alias/a&KeyId=" + key))
                .contains("Rejected.LimitExceeded");
        assertThat(call(program, "ListKeys", "&AccessKeyId=mine")).contains("MissingSignature");
        assertThat(call(
                        program,
                        "ListKeys",
                        "&AccessKeyId=mine&Signature=x&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=n"
                                + "&Timestamp=2020-01-01T00:00:00Z"))
                .contains("IllegalTimestamp");
        call(
                program,
                "ConnectKmsInstance",
                "&KmsInstanceId=kst-new&VpcId=v&ZoneIds=cn-hangzhou-k,cn-hangzhou-j&VSwitchIds=s&KMProvider=Aliyun");
        assertThat(call(program, "GetKmsInstance", "&KmsInstanceId=kst-new")).contains("\"Status\":\"Connecting\"");
        assertThat(call(program, "GetManagedDataKey", "&DataKeyName=orders")).contains("first", "AAAA");
        try (KmsFakeServer same =
                KmsFakeServer.builder().seed(7).rsaKeys(RsaKeys.FRESH).start()) {
            assertThat(publicKey(program.http())).isEqualTo(publicKey(same.endpoint()));
        }
        call(program, "CreateSecret", "&SecretName=s&VersionId=v&SecretData=topsecret");
        assertThat(get(program, "/_kms-fake/requests?operation=CreateSecret"))
                .contains("topsecret", "\"source\":\"10.9.8.7\"");
        assertThat(get(program, "/_kms-fake/ca.pem"))
                .isEqualToNormalizingNewlines(Files.readString(Path.of(settings.get("ca-cert"))));
        assertThat(said(program, "GET /_kms-fake/info HTTP/1.0\r\nHost: kms-container\r\n\r\n"))
                .contains("instances");
        assertThat(said(program, "")).as("a connection that stays silent").isEmpty();
        return found("\"RequestId\":\"([^\"]+)\"", first);
    }

    private static String publicKey(String server) throws Exception {
        String key = found("\"KeyId\":\"([^\"]+)", call(server, "CreateKey", "&KeySpec=RSA_2048"));
        String version = found("\"KeyVersionId\":\"([^\"]+)", call(server, "ListKeyVersions", "&KeyId=" + key));
        return found(
                "\"PublicKey\":\"([^\"]+)", call(server, "GetPublicKey", "&KeyId=" + key + "&KeyVersionId=" + version));
    }

    @Test
    void hasItsEffectOnTheAccount() throws Exception {
        try (Program program =
                Program.serve(Map.of(), "--port", "0", "--tls-port", "0", "--account-status", "InDebt")) {
            assertThat(call(program, "DescribeAccountKmsStatus", "")).contains("\"InDebt\"");
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String call(Program program, String action, String more) throws Exception {
        return call(program.http(), action, more);
    }

    private static String call(String server, String action, String more) throws Exception {
        return get(server, "/?Version=2016-01-20&Action=" + action + more);
    }

    private static String get(Program program, String path) throws Exception {
        return get(program.http(), path);
    }

    private static String get(String server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + server + path))
                .header("X-Forwarded-For", "10.9.8.7")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** All that comes back until the server hangs up. */
    private static String said(Program program, String request) throws IOException {
        URI server = URI.create("http://" + program.http());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
