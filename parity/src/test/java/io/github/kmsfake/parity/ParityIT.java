package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Cases;
import io.github.kmsfake.parity.cases.ServiceClient;
import io.github.kmsfake.parity.cases.Step;
import io.github.kmsfake.parity.cases.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as somebody runs it. */
class ParityIT {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final String SECRET = "TheSecretOfThisTest";

    @TempDir
    Path folder = Path.of(".");

    /** What a run printed, and how it ended. */
    private record Ended(int exitCode, String out, String err) {}

    private Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // a build in the background ignores Ctrl-C, and so would all that it starts
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("parity.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended end(Process process, String soFar) throws Exception {
        String err = soFar + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("out")), err);
    }

    private Ended run(String... arguments) throws Exception {
        return end(start(arguments), "");
    }

    @Test
    void findsNoDifferenceBetweenTwoFakes() throws Exception {
        Path page = folder.resolve("report.html");

        Ended ended = run("compare", "--a=fake", "--fake", "--yes", "--json", "--html=" + page);

        JsonNode report = new ObjectMapper().readTree(ended.out());
        assertThat(report.at("/differs").asInt()).as(ended.out()).isZero();
        assertThat(report.at("/could not run").asInt()).isZero();
        assertThat(report.at("/cases").size())
                .isEqualTo(Cases.all().stream()
                        .mapToInt(group -> group.cases().size())
                        .sum())
                .isGreaterThan(900);
        assertThat(ended.exitCode()).isZero();
        assertThat(Files.readString(page)).contains("CreateAlias/no-aliasname").contains("differs: 0");
    }

    @Test
    void callsNothingBeforeItIsAllowedTo() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.start()) {
            String url = "http://" + server.endpoint();

            Ended ended = run("compare", "--a=" + url, "--fake", "--paid", "--access-key=id:" + SECRET);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.out()).contains("costs money", "CreateKey", "about ", "Nothing was called");
            assertThat(server.calls().list()).isEmpty();
        }
    }

    @Test
    void makesNothingThatCostsMoneyUnlessTold() throws Exception {
        try (KmsFakeServer server =
                KmsFakeServer.builder().accessKey("id", SECRET).start()) {
            String url = "http://" + server.endpoint();

            Ended ended = run("compare", "--a=" + url, "--fake", "--yes", "--access-key=id:" + SECRET);

            assertThat(ended.exitCode()).as(ended.out()).isZero();
            assertThat(server.calls().list().stream()
                            .map(call -> call.operation())
                            .toList())
                    .isNotEmpty()
                    .doesNotContain("CreateKey", "CreateSecret", "OpenKmsService", "ReleaseKmsInstance");
        }
    }

    @Test
    void takesTheAccessKeyOfTheEnvironmentOrAProfile() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.builder()
                .strict(true)
                .accessKey("STS.one", SECRET)
                .start()) {
            String[] arguments = {
                "compare",
                "--a=http://" + server.endpoint(),
                "--fake",
                "--yes",
                "--json",
                "--only=ListPolicies/page-0|DescribeRegions/.*|signature/v[13]-(get|post)"
            };
            Path config = folder.resolve(".aliyun/config.json");
            Files.createDirectories(config.getParent());
            Files.writeString(
                    config,
                    "{\"current\":\"p\",\"profiles\":[{\"name\":\"p\",\"mode\":\"StsToken\","
                            + "\"access_key_id\":\"STS.one\",\"access_key_secret\":\"" + SECRET
                            + "\",\"sts_token\":\"t\"}]}");

            for (Map<String, String> environment : List.of(
                    Map.of(
                            "ALIBABA_CLOUD_ACCESS_KEY_ID", "STS.one",
                            "ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET,
                            "ALIBABA_CLOUD_SECURITY_TOKEN", "a+token/=="),
                    Map.of("HOME", folder.toString()))) {
                Ended ended = end(start(environment, arguments), "");

                assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
                assertThat(new ObjectMapper().readTree(ended.out()).path("same").asInt())
                        .isEqualTo(7);
                assertThat(ended.out() + ended.err()).doesNotContain(SECRET, "a+token");
            }
        }
    }

    @Test
    void recordsWithoutSecretsAndChecksWhatItRecorded() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.start()) {
            String url = "http://" + server.endpoint();
            Path snapshots = folder.resolve("snapshots");

            Ended ended = run(
                    "record",
                    "--against=" + url,
                    "--out=" + snapshots,
                    "--paid",
                    "--yes",
                    "--only=(Create|Describe)(Key|Alias|Secret)/.*",
                    "--access-key=id:" + SECRET);

            assertThat(ended.exitCode()).isZero();
            try (Stream<Path> files = Files.walk(snapshots)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file)).doesNotContain(SECRET, Peer.FAKE_ACCOUNT);
                }
            }
            assertThat(run("check", "--snapshots=" + snapshots).exitCode()).isZero();
            assertThat(left(server)).isEmpty();
        }
    }

    @Test
    void theSnapshotsOfTheProjectHold() throws Exception {
        Ended ended = run("check", "--snapshots=" + ROOT.resolve("parity/snapshots"));

        assertThat(ended.exitCode()).as(ended.out()).isZero();
    }

    @Test
    void leavesNothingWhenItIsStopped() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.builder().limit("keys=1000").start()) {
            Process process = begin(server, "parity-stop");
            String err = until(process.getErrorStream(), "/", 40);

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            Ended ended = end(process, err);
            assertThat(ended.exitCode()).isNotZero();
            assertThat(server.calls().list()).isNotEmpty();
            assertThat(left(server)).isEmpty();
        }
    }

    @Test
    void cleansUpAfterARunThatWasKilled() throws Exception {
        try (KmsFakeServer server = KmsFakeServer.builder().limit("keys=1000").start()) {
            Process process = begin(server, "parity-kill");
            until(process.getErrorStream(), "/", 40);
            process.destroyForcibly().waitFor();
            call(server, "CreateSecret", Map.of("SecretName", "parity-other", "VersionId", "v1", "SecretData", "d"));

            Ended ended = run(
                    "cleanup",
                    "--at=http://" + server.endpoint(),
                    "--prefix=parity-kill",
                    "--yes",
                    "--access-key=id:" + SECRET);

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(left(server)).containsExactly("parity-other");
        }
    }

    private Process begin(KmsFakeServer server, String prefix) throws IOException {
        String url = "http://" + server.endpoint();
        return start(
                "compare",
                "--a=" + url,
                "--fake",
                "--paid",
                "--yes",
                "--rate=200",
                "--prefix=" + prefix,
                "--only=CreateAlias/.*|UpdateSecret/.*|CreatePolicy/.*|DescribeSecret/.*",
                "--access-key=id:" + SECRET);
    }

    /** Reads until so many cases were done. */
    private static String until(InputStream err, String sign, int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = err.read(); next != -1; next = err.read()) {
            text.append((char) next);
            if (text.indexOf("\r" + count + sign) >= 0) {
                break;
            }
        }
        return text.toString();
    }

    private static Answer call(KmsFakeServer server, String operation, Map<String, String> parameters)
            throws Exception {
        URI endpoint = URI.create("http://" + server.endpoint() + "/");
        return new ServiceClient(HttpClient.newHttpClient(), endpoint, endpoint, "id", SECRET)
                .send(new Step(operation, parameters, Map.of(), Map.of()), new Variables());
    }

    /** What is there that is not about to go. */
    private static List<String> left(KmsFakeServer server) throws Exception {
        List<String> left = new ArrayList<>();
        for (JsonNode key : call(server, "ListKeys", Map.of("PageSize", "100")).at("Keys/Key")) {
            String id = key.path("KeyId").asText();
            JsonNode state = call(server, "DescribeKey", Map.of("KeyId", id)).at("KeyMetadata/KeyState");
            if (!state.asText().equals("PendingDeletion")) {
                left.add(id);
            }
        }
        add(left, call(server, "ListSecrets", Map.of()).at("SecretList/Secret"), "SecretName");
        add(left, call(server, "ListAliases", Map.of()).at("Aliases/Alias"), "AliasName");
        add(left, call(server, "ListPolicies", Map.of()).at("Policies/Policy"), "Name");
        add(left, call(server, "ListNetworkRules", Map.of()).at("NetworkRules/NetworkRule"), "Name");
        return left;
    }

    private static void add(List<String> left, JsonNode all, String field) {
        all.forEach(one -> left.add(one.path(field).asText()));
    }
}
