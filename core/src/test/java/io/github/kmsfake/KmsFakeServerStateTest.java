package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prepared states, exports, imports, snapshots and the clock, as a test written in Java has them. */
class KmsFakeServerStateTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREPARED = "classpath:io/github/kmsfake/prepared.yaml";

    @Test
    void beginsWithAPreparedStateAndReturnsToIt() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.builder().state(PREPARED).start()) {
            assertThat(kms.instanceId()).isEqualTo("kst-orders");
            assertThat(kms.accessKeyId()).isEqualTo("LTAI.orders");
            assertThat(kms.accessKeySecret()).isEqualTo("orders-secret");
            String document = kms.exportState();
            call(kms, "DeleteSecret", "SecretName", "orders/db", "ForceDeleteWithoutRecovery", "true");
            assertThat(kms.exportState()).isNotEqualTo(document);

            kms.reset();

            assertThat(kms.exportState()).isEqualTo(document);
            assertThat(call(kms, "GetSecretValue", "SecretName", "orders/db")
                            .at("/SecretData")
                            .asText())
                    .isEqualTo("jdbc:mysql://orders");
        }
    }

    @Test
    void readsAFileToo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("state.json"), "{\"secrets\":[{\"name\":\"a\",\"value\":\"b\"}]}");
        try (KmsFakeServer kms = KmsFakeServer.builder().state(file.toString()).start()) {
            assertThat(call(kms, "GetSecretValue", "SecretName", "a")
                            .at("/SecretData")
                            .asText())
                    .isEqualTo("b");
            assertThat(kms.instanceId()).startsWith("kst-hzz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:nowhere.yaml", "nowhere.yaml", "", "\0"})
    void saysWhatItDoesNotFind(String location) {
        assertThatThrownBy(() -> KmsFakeServer.builder().state(location))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("there is no (resource|file) .*|the file .* cannot be read");
    }

    @Test
    void saysWhatIsWrongWithADocumentWhenItStarts(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("state.yaml"), "keys:\n- spec: none\n");
        KmsFakeServer.Builder builder = KmsFakeServer.builder().state(file.toString());

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " line 2, keys[0].spec: none is none of Aliyun_AES_128");
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeItReadsIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state.json");
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(100L * 1024 * 1024).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }

        assertThatThrownBy(() -> KmsFakeServer.builder().state(file.toString()))
                .hasMessage(file + ": a state document has 33554432 bytes at most (32 MiB)");
    }

    @Test
    void carriesAStateToAnotherServerWithAllThatWorksInIt() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start();
                KmsFakeServer other = KmsFakeServer.builder().strict(true).start()) {
            String key = call(kms, "CreateKey").at("/KeyMetadata/KeyId").asText();
            String blob = call(kms, "Encrypt", "KeyId", key, "Plaintext", "b3JkZXJz")
                    .at("/CiphertextBlob")
                    .asText();
            call(kms, "CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
            JsonNode clientKey = call(kms, "CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");
            String document = kms.exportState();

            other.importState(document);

            assertThat(other.exportState()).isEqualTo(document);
            Map<String, String> decrypt = new Signer("test", "test").v1("GET", "Decrypt", "CiphertextBlob", blob);
            assertThat(send(other, decrypt).at("/Plaintext").asText()).isEqualTo("b3JkZXJz");
            Map<String, String> signed = new Signer(clientKey.at("/ClientKeyId").asText(), "")
                    .v1(
                            AccessChain.privateKey(
                                    clientKey.at("/PrivateKeyData").asText(), "Passw0rd!"),
                            "GET",
                            "ListKeys");
            assertThat(send(other, signed).at("/Code").asText()).isEqualTo("Forbidden.NoPermission");
        }
    }

    @Test
    void handsOutClientKeysThatCameWithTheState() throws Exception {
        try (KmsFakeServer kms =
                KmsFakeServer.builder().state(PREPARED).strict(true).start()) {
            JsonNode content = JSON.readTree(kms.clientKeyContent("KAAP.orders"));
            PrivateKey key =
                    AccessChain.privateKey(content.at("/PrivateKeyData").asText(), "orders-12345");

            Map<String, String> signed = new Signer(content.at("/KeyId").asText(), "").v1(key, "GET", "ListKeys");

            assertThat(send(kms, signed).at("/Code").asText()).isEqualTo("Forbidden.NoPermission");
            assertThatThrownBy(() -> kms.clientKeyContent("KAAP.other")).hasMessageContaining("[KAAP.orders]");
        }
    }

    @Test
    void refusesAWrongDocumentAndStaysAsItIs() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            call(kms, "CreateKey");
            String before = kms.exportState();

            assertThatThrownBy(() -> kms.importState(before.replaceFirst("Aliyun_AES_256", "Aliyun_AES_257")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "state line [0-9]+, regions\\[0]\\.keys\\[0]\\.spec: Aliyun_AES_257 is none of .*");

            assertThat(kms.exportState()).isEqualTo(before);
        }
    }

    @Test
    void goesBackToASnapshotAsOftenAsOneLikes() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start();
                KmsFakeServer other = KmsFakeServer.start()) {
            call(kms, "CreateSecret", "SecretName", "a", "VersionId", "v1", "SecretData", "one");
            StateSnapshot snapshot = kms.snapshot();
            for (int i = 0; i < 2; i++) {
                call(kms, "PutSecretValue", "SecretName", "a", "VersionId", "v2", "SecretData", "two");
                kms.restore(snapshot);
                assertThat(call(kms, "GetSecretValue", "SecretName", "a")
                                .at("/SecretData")
                                .asText())
                        .isEqualTo("one");
            }
            kms.reset();
            assertThat(call(kms, "GetSecretValue", "SecretName", "a")
                            .at("/Code")
                            .asText())
                    .isEqualTo("Forbidden.ResourceNotFound");
            kms.restore(snapshot);
            assertThat(call(kms, "ListSecrets").at("/TotalCount").asInt()).isEqualTo(1);
            assertThatThrownBy(() -> other.restore(snapshot)).hasMessageContaining("another KMS fake");
        }
    }

    @Test
    void knowsTheAccessKeysOfItsState() throws Exception {
        try (KmsFakeServer kms =
                KmsFakeServer.builder().accessKey("mine", "secret").strict(true).start()) {
            kms.importState("accessKeys: [{id: theirs, secret: hush, account: '9000000000000009'}]");

            assertThat(kms.accessKeyId()).isEqualTo("theirs");
            assertThat(send(kms, new Signer("theirs", "hush").v1("GET", "ListKeys"))
                            .at("/TotalCount")
                            .asText())
                    .isEqualTo("0");
            assertThat(send(kms, new Signer("mine", "secret").v1("GET", "ListKeys"))
                            .at("/Code")
                            .asText())
                    .isEqualTo("InvalidAccessKeyId.NotFound");

            kms.reset();

            assertThat(kms.accessKeyId()).isEqualTo("mine");
        }
    }

    @Test
    void livesByAClockThatATestMoves() throws Exception {
        Instant then = Instant.parse("2030-01-01T00:00:00Z");
        try (KmsFakeServer kms = KmsFakeServer.builder().strict(true).start()) {
            KmsFakeClock clock = kms.clock();
            clock.fix(then);
            assertThat(clock.now()).isEqualTo(then);
            Map<String, String> honest = new Signer("test", "test").v1("GET", "CreateKey");
            String key = send(kms, honest).at("/KeyMetadata/KeyId").asText();
            assertThat(key).isNotEmpty();
            Map<String, String> schedule = new Signer("test", "test")
                    .v1("GET", "ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
            assertThat(send(kms, schedule).has("RequestId")).isTrue();

            clock.advance(Duration.ofDays(8));

            Map<String, String> describe =
                    new Signer("test", "test").at(clock.now()).v1("GET", "DescribeKey", "KeyId", key);
            assertThat(send(kms, describe).at("/Code").asText()).isEqualTo("Forbidden.KeyNotFound");
            assertThat(clock.now()).isEqualTo(then.plus(Duration.ofDays(8)));
            clock.offset(Duration.ofHours(-1));
            assertAhead(clock, Duration.ofHours(-1));
            clock.real();
            assertAhead(clock, Duration.ZERO);
            clock.fix(then);
            kms.reset();
            assertAhead(clock, Duration.ZERO);
        }
    }

    @Test
    void refusesToMoveItsClockOutOfReach() {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            KmsFakeClock clock = kms.clock();
            Stream.<Runnable>of(
                            () -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)),
                            () -> clock.advance(Duration.ofSeconds(Long.MIN_VALUE)),
                            () -> clock.offset(Duration.ofDays(-365_000)),
                            () -> clock.fix(Instant.MAX),
                            () -> clock.fix(Instant.parse("1969-12-31T23:59:59Z")))
                    .forEach(move -> assertThatThrownBy(move::run)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("the clock shows times from 1970-01-01T00:00:00Z to 9000-01-01T00:00:00Z"));
            assertAhead(clock, Duration.ZERO);
        }
    }

    @Test
    void leavesTheClockWhereItIsWhenAnotherStateComes() {
        Instant then = Instant.parse("2030-01-01T00:00:00Z");
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            StateSnapshot snapshot = kms.snapshot();
            String document = kms.exportState();
            kms.clock().fix(then);

            kms.restore(snapshot);
            assertThat(kms.clock().now()).isEqualTo(then);

            kms.importState(document);
            assertThat(kms.clock().now()).isEqualTo(then);
        }
    }

    @Test
    void tellsTheInstanceOfTheStateThatItHas() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            String initial = kms.instanceId();
            StateSnapshot snapshot = kms.snapshot();

            kms.importState("{\"kmsFakeState\":1,\"instances\":[{\"id\":\"kst-imported\"}]}");
            assertThat(kms.instanceId()).isEqualTo("kst-imported");
            assertThat(KmsFakeControl.at(kms.endpoint()).info().instances()).containsExactly("kst-imported");

            kms.importState("{\"kmsFakeState\":1,\"instances\":[]}");
            assertThat(kms.instanceId()).isEmpty();
            kms.restore(snapshot);
            assertThat(kms.instanceId()).isEqualTo(initial);
            kms.reset();
            assertThat(kms.instanceId()).isEqualTo(initial);
        }
    }

    @Test
    void beginsAnewWhenItIsReset() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            String initial = kms.exportState();
            kms.sourceAddress("10.0.0.1");
            kms.clock().fix(Instant.parse("2030-01-01T00:00:00Z"));
            String key = call(kms, "CreateKey").at("/KeyMetadata/KeyId").asText();
            call(kms, "Encrypt", "KeyId", key, "Plaintext", "b3JkZXJz");
            kms.faults().add(Fault.onAnyCall().error("InternalFailure").always());
            assertThat(kms.calls()).hasSize(2);
            assertThat(kms.leastPrivilege().policies()).hasSize(1);

            kms.reset();

            assertThat(kms.exportState()).isEqualTo(initial);
            assertThat(kms.calls()).isEmpty();
            assertThat(kms.leastPrivilege().policies()).isEmpty();
            assertThat(kms.faults().active()).isEmpty();
            assertAhead(kms.clock(), Duration.ZERO);
            assertThat(call(kms, "ListKeys").at("/TotalCount").asInt()).isZero();
            assertThat(sourceOfLastCall(kms)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void appearsFromElsewhereUntilItIsToldOtherwise() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            kms.sourceAddress("10.0.0.1");
            call(kms, "ListKeys");
            call(kms, "ListKeys");
            assertThat(sourceOfLastCall(kms)).isEqualTo("10.0.0.1");

            kms.clearSourceAddress();

            call(kms, "ListKeys");
            assertThat(sourceOfLastCall(kms)).isEqualTo("127.0.0.1");
        }
    }

    private static String sourceOfLastCall(KmsFakeServer kms) throws Exception {
        JsonNode calls = send(kms, HttpRequest.newBuilder().GET(), "/_kms-fake/requests");
        return calls.get(calls.size() - 1).get("source").asText();
    }

    private static void assertAhead(KmsFakeClock clock, Duration offset) {
        assertThat(clock.now()).isCloseTo(Instant.now().plus(offset), within(1, ChronoUnit.MINUTES));
    }

    private static JsonNode call(KmsFakeServer kms, String action, String... parameters) throws Exception {
        String[] all = Stream.concat(Stream.of("Action", action, "Version", "2016-01-20"), Stream.of(parameters))
                .toArray(String[]::new);
        return send(
                kms,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(TestServer.form(all))),
                "/");
    }

    private static JsonNode send(KmsFakeServer kms, Map<String, String> parameters) throws Exception {
        return send(kms, HttpRequest.newBuilder().GET(), "/?" + TestServer.form(parameters));
    }

    private static JsonNode send(KmsFakeServer kms, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(
                        request.uri(URI.create("http://" + kms.endpoint() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }
}
