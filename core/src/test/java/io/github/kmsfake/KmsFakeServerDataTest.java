package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A state that outlives its server, in a file. */
class KmsFakeServerDataTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private KmsFakeServer.Builder builder() {
        return KmsFakeServer.builder().data(folder.resolve("kms.json").toString());
    }

    @Test
    void theNextServerGoesOnWhereTheLastOneEnded() throws Exception {
        String key;
        String ciphertext;
        String instance;
        String authority;
        try (KmsFakeServer kms = builder().start()) {
            key = found("KeyId", call(kms, "CreateKey"));
            ciphertext = found("CiphertextBlob", call(kms, "Encrypt", "KeyId", key, "Plaintext", "b3JkZXJz"));
            call(kms, "CreateSecret", "SecretName", "s", "SecretData", "topsecret", "VersionId", "v1");
            instance = kms.instanceId();
            authority = kms.caCertificatePem();
        }

        try (KmsFakeServer kms = builder().start()) {
            assertThat(call(kms, "Decrypt", "CiphertextBlob", ciphertext)).contains("b3JkZXJz", key);
            assertThat(call(kms, "GetSecretValue", "SecretName", "s")).contains("topsecret");
            assertThat(kms.instanceId()).isEqualTo(instance);
            assertThat(kms.caCertificatePem()).isEqualTo(authority);
            assertThat(folder.resolve("kms.json.ca.pem")).content().contains(authority, "PRIVATE KEY");
        }
    }

    @Test
    void whatIsDoneToTheWholeStateIsKeptToo() throws Exception {
        try (KmsFakeServer kms = builder().start()) {
            rule(kms, "a");
            StateSnapshot before = kms.snapshot();
            rule(kms, "b");
            kms.restore(before);
        }
        try (KmsFakeServer kms = builder().start()) {
            assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":1");
            kms.importState("{\"kmsFakeState\": 1, \"accessKeys\": [{\"id\": \"mine\", \"secret\": \"s\"}],"
                    + " \"instances\": [{\"id\": \"kst-imported\"}]}");
        }
        try (KmsFakeServer kms = builder().start()) {
            assertThat(kms.instanceId()).isEqualTo("kst-imported");
            assertThat(kms.accessKeyId()).isEqualTo("mine");
            kms.reset();
            assertThat(kms.accessKeyId()).isEqualTo("test");
        }
        try (KmsFakeServer kms = builder().start()) {
            assertThat(call(kms, "ListNetworkRules")).contains("\"TotalCount\":0");
            assertThat(kms.instanceId()).isNotEqualTo("kst-imported");
        }
    }

    @Test
    void accessKeysOfTheSettingsAreThoseOfTheServerThatRuns() {
        builder().start().close();

        try (KmsFakeServer kms = builder().accessKey("other", "secret").start()) {
            assertThat(kms.accessKeyId()).isEqualTo("other");
        }
    }

    @Test
    void dataWinsOverThePreparedStateToWhichResetLeads() throws Exception {
        Path state = Files.writeString(folder.resolve("state.yaml"), "networkRules: [{name: prepared}]");
        try (KmsFakeServer kms = builder().state(state.toString()).start()) {
            call(kms, "DeleteNetworkRule", "Name", "prepared");
            rule(kms, "own");
        }

        try (KmsFakeServer kms = builder().state(state.toString()).start()) {
            assertThat(call(kms, "ListNetworkRules")).contains("\"own\"").doesNotContain("prepared");
            kms.reset();
            assertThat(call(kms, "ListNetworkRules")).contains("prepared").doesNotContain("\"own\"");
        }
    }

    @Test
    void nothingIsWrittenWhereNothingHasChanged() throws Exception {
        try (KmsFakeServer kms = builder().start()) {
            rule(kms, "a");
            call(kms, "CreateKey", "KeySpec", "EC_P256", "KeyUsage", "SIGN/VERIFY");
        }
        Object before = identity(folder.resolve("kms.json"));

        try (KmsFakeServer kms = builder().start()) {
            call(kms, "ListNetworkRules");
            call(kms, "CreateNetworkRule", "Name", "a", "Type", "Private"); // refused
        }

        assertThat(identity(folder.resolve("kms.json"))).isEqualTo(before);
    }

    private static Object identity(Path file) throws Exception {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.fileKey();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isForItsOwnerAloneAndStaysWhereALinkLeads() throws Exception {
        Path real = Files.createDirectory(folder.resolve("elsewhere")).resolve("real.json");
        Files.writeString(real, "{\"kmsFakeState\": 1}");
        Path link = Files.createSymbolicLink(folder.resolve("kms.json"), real);

        try (KmsFakeServer kms = builder().start()) {
            rule(kms, "a");
            assertThat(kms.caCertificatePem()).isNotEmpty();
        }

        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("\"a\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(real.resolveSibling("real.json.ca.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderHasAFileOfAnUsualName() {
        KmsFakeServer.builder().data(folder.toString()).start().close();

        assertThat(folder.resolve("state.json")).content().contains("kmsFakeState");
    }

    @Test
    void whatAKilledServerLeftIsInNobodysWay() throws Exception {
        Files.writeString(folder.resolve(".kms.json.tmp"), "{\"half");
        Files.writeString(folder.resolve(".kms.json.lock"), "");

        builder().start().close();

        assertThat(folder.resolve("kms.json")).content().contains("kmsFakeState");
        assertThat(folder.resolve(".kms.json.tmp")).doesNotExist();
    }

    @Test
    void twoServersDoNotShareAFile() {
        try (KmsFakeServer kms = builder().start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> builder().start())
                    .withMessage("data cannot be kept in " + folder.resolve("kms.json")
                            + ": another KMS fake keeps its own there");
            assertThat(kms.info().region()).isEqualTo("cn-hangzhou");
        }
        builder().start().close();
    }

    @Test
    void whatCannotBeUsedStopsTheStart() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KmsFakeServer.builder()
                        .data(folder.resolve("none/kms.json").toString())
                        .start())
                .withMessageEndingWith("none/kms.json: there is no folder " + folder.resolve("none"));
        Files.writeString(folder.resolve("kms.json"), "{\"kmsFakeState\": 1, \"networkRules\": [}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().start())
                .withMessageStartingWith(folder.resolve("kms.json") + " line 1");
        Files.writeString(folder.resolve("kms.json"), "{\"kmsFakeState\": 1}");
        Files.writeString(folder.resolve("kms.json.ca.pem"), "nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().start())
                .withMessageStartingWith(folder.resolve("kms.json.ca.pem") + ": the authority's certificate must be");
        Files.delete(folder.resolve("kms.json.ca.pem"));
        builder().start().close(); // no attempt keeps the file
    }

    private static void rule(KmsFakeServer kms, String name) throws Exception {
        assertThat(call(kms, "CreateNetworkRule", "Name", name, "Type", "Private"))
                .contains("Arn");
    }

    private static String found(String field, String answer) {
        Matcher value = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(answer);
        assertThat(value.find()).as(answer).isTrue();
        return value.group(1);
    }

    private static String call(KmsFakeServer kms, String action, String... parameters) throws Exception {
        StringBuilder query = new StringBuilder("/?Version=2016-01-20&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://" + kms.endpoint() + query))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Client keys are told only by what a document brought. */
    @Test
    void aPreparedClientKeyIsStillToldIfItIsTheSame() throws Exception {
        String key;
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            kms.importState("""
                    accessPoints: [{name: app, policies: [p]}]
                    clientKeys: [{id: KAAP.app, accessPoint: app, password: Secret-123}]
                    """);
            key = kms.clientKeyContent("KAAP.app");
        }
        String pkcs12 = found("PrivateKeyData", key);
        Path state = Files.writeString(folder.resolve("state.yaml"), """
                accessPoints: [{name: app, policies: [p]}]
                clientKeys: [{id: KAAP.app, accessPoint: app, pkcs12: %s, password: Secret-123}]
                """.formatted(pkcs12));
        builder().state(state.toString()).start().close();

        try (KmsFakeServer kms = builder().state(state.toString()).start()) {
            assertThat(kms.clientKeyContent("KAAP.app")).isEqualTo(key);
        }
    }
}
