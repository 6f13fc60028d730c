package io.github.kmsfake.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state and the clock over HTTP, for tests in any language. */
class StateEndpointsTest {
    private final TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void readsAndReplacesTheWholeState() {
        kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private");
        Reply state = get("state");
        assertThat(state.header("content-type")).startsWith("application/json");
        var before = kms.state();
        kms.server().reset();

        Reply imported = kms.control("PUT", "state", "application/json", state.body());

        assertThat(imported.text("status")).isEqualTo("IMPORTED");
        assertThat(kms.state()).isEqualTo(before);
        assertThat(get("state").body()).isEqualTo(state.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/yaml", "text/yaml; charset=utf-8", "application/x-www-form-urlencoded"})
    void takesYamlAndWhatCurlSends(String type) {
        Reply imported = kms.control("PUT", "state", type, "secrets:\n- {name: a, value: b}\n");

        assertThat(imported.status()).as(imported.toString()).isEqualTo(200);
        assertThat(kms.ok("GetSecretValue", "SecretName", "a").text("SecretData"))
                .isEqualTo("b");
    }

    @Test
    void handsOutClientKeys() {
        kms.control("PUT", "state", "application/yaml", """
                accessPoints: [{name: aap, policies: [p]}]
                clientKeys: [{id: KAAP.a, accessPoint: aap, password: secret-123}]
                """);

        assertThat(get("client-keys").text("clientKeys/0/KeyId")).isEqualTo("KAAP.a");
        assertThat(get("client-keys").text("clientKeys/0/PrivateKeyData")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|state|application/json|{}|405|This control endpoint takes GET, PUT.",
                "DELETE|clock|application/json|{}|405|This control endpoint takes GET, POST.",
                "PUT|state|application/xml|<a/>|415|This control endpoint takes application/json or ",
                "PUT|state|application/json|{|400|state line 1: is not JSON",
                "PUT|state|application/json|{\"kys\":1}|400|state line 1, kys: there is no such field",
                "PUT|state|application/json|''|400|state line 1: is empty",
                "POST|clock|image/png|{}|415|This control endpoint takes application/json or ",
                "POST|clock|application/json|{|400|but the body is no JSON object.",
                "POST|clock|application/json|[]|400|but the body is no JSON object.",
                "POST|clock|application/json|{}|400|but the body has 0 fields.",
                "POST|clock|application/json|{\"real\":true,\"advance\":\"PT1S\"}|400|but the body has 2 fields.",
                "POST|clock|application/json|{\"real\":false}|400|but real is not true.",
                "POST|clock|application/json|{\"advance\":\"8 days\"}|400|but advance is 8 days.",
                "POST|clock|application/json|{\"advance\":8}|400|but advance is 8.",
                "POST|clock|application/json|{\"fixed\":\"tomorrow\"}|400|but fixed is tomorrow.",
                "POST|clock|application/json|{\"fixed\":\"9999-01-01T00:00:00Z\"}|400|the clock shows times from",
                "POST|clock|application/json|{\"advance\":\"P10000000D\"}|400|the clock shows times from",
                "POST|clock|application/json|{\"back\":\"P1D\"}|400|but the body has \"back\".",
            })
    void refusesInOneSentenceAndChangesNothing(
            String method, String path, String type, String body, int status, String sentence) {
        kms.ok("CreateNetworkRule", "Name", "rule", "Type", "Private");
        String before = get("state").body();

        Reply refused = kms.control(method, path, type, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.text("message")).contains(sentence).doesNotContain("\n", "Exception");
        assertThat(get("state").body()).isEqualTo(before);
        assertThat(get("clock").text("now")).isEqualTo(TestServer.BEGINNING.toString());
    }

    @Test
    void refusesABodyThatIsNoText() {
        Reply refused = kms.send(kms.request("/_kms-fake/state")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, '}'})));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).isEqualTo("The body is not UTF-8.");
    }

    @Test
    void saysThatAHundredMegabytesAreTooMany() {
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) ' ');

        Reply refused = kms.send(
                kms.request("/_kms-fake/state").timeout(Duration.ofMinutes(1)).PUT(ofParts(megabyte, 100)));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("message"))
                .isEqualTo("The body has more than the 33554432 bytes that this control endpoint takes.");
    }

    @Test
    void movesTheClock() {
        assertThat(get("clock").text("now")).isEqualTo(TestServer.BEGINNING.toString());
        assertThat(move("{\"advance\":\"P8D\"}")).isEqualTo("2056-12-02T08:00:00Z");
        assertThat(move("{\"fixed\":\"2030-01-01T00:00:00Z\"}")).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(move("{\"advance\":\"-PT1H\"}")).isEqualTo("2029-12-31T23:00:00Z");
        assertThat(move("{\"offset\":\"PT1H\"}")).isEqualTo("2056-11-24T09:00:00Z");
        assertThat(move("{\"real\":true}")).isEqualTo(TestServer.BEGINNING.toString());
    }

    @Test
    void letsHappenWhatIsDue() {
        kms.ok("CreateSecret", "SecretName", "a", "VersionId", "v1", "SecretData", "one");
        kms.ok("DeleteSecret", "SecretName", "a", "RecoveryWindowInDays", "7");

        move("{\"advance\":\"P8D\"}");

        assertThat(kms.call("DescribeSecret", "SecretName", "a").text("Code")).isEqualTo("Forbidden.ResourceNotFound");
    }

    @Test
    void worksOnBeforeEverythingWasCreated() {
        String key = kms.ok("CreateKey", "EnableAutomaticRotation", "true", "RotationInterval", "7d")
                .text("KeyMetadata/KeyId");
        String blob = kms.ok("Encrypt", "KeyId", key, "Plaintext", "YQ==").text("CiphertextBlob");
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
        kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");

        move("{\"fixed\":\"1970-01-01T00:00:00Z\"}");

        assertThat(kms.ok("Decrypt", "CiphertextBlob", blob).text("Plaintext")).isEqualTo("YQ==");
        assertThat(kms.ok("DescribeKey", "KeyId", key).text("KeyMetadata/CreationDate"))
                .isEqualTo("2056-11-24T08:00:00Z");
        kms.ok("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
        assertThat(kms.ok("DescribeKey", "KeyId", key).text("KeyMetadata/DeleteDate"))
                .isEqualTo("1970-01-08T00:00:00Z");
        kms.ok("CancelKeyDeletion", "KeyId", key);
        move("{\"fixed\":\"2056-12-02T08:00:00Z\"}");
        assertThat(kms.ok("ListKeyVersions", "KeyId", key).text("TotalCount")).isEqualTo("2");
    }

    private String move(String order) {
        return kms.control("POST", "clock", "application/json", order).text("now");
    }

    private Reply get(String path) {
        return kms.control("GET", path);
    }

    private static BodyPublisher ofParts(byte[] part, int times) {
        return BodyPublishers.ofByteArrays(Collections.nCopies(times, part));
    }
}
