package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.LogLines;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal tells the tester its cause, in a header and in the recorded call; {@code OperationTest} asks all operations for one. */
class ReasonsTest {
    private TestServer kms = TestServer.with().limit("aliases", 1).start();

    @AfterEach
    void close() {
        kms.close();
    }

    private String reason(Reply refusal) {
        assertThat(refusal.status()).as(refusal.toString()).isGreaterThanOrEqualTo(400);
        String inHeader = refusal.header("x-kms-fake-reason");
        List<KmsFakeCall> calls = calls();
        String recorded = calls.get(calls.size() - 1).reason().orElseThrow();
        assertThat(recorded).startsWith(inHeader.length() < 512 ? inHeader : inHeader.substring(0, 500));
        return recorded;
    }

    private List<KmsFakeCall> calls() {
        return kms.server().controls().journal().calls();
    }

    private String reason(String action, String... parameters) {
        return reason(kms.call(action, parameters));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreateKey&KeySpec=RSA_2049                        | did you mean RSA_2048?
            CreateKey&KeyUsage=ENCRYPT                        | is none of ENCRYPT/DECRYPT, SIGN/VERIFY
            CreateApplicationAccessPoint&Name=a&Policies=shop | send ["shop"]
            ScheduleKeyDeletion&KeyId=k&PendingWindowInDays=1 | is not between 7 and 366
            ListKeys&PageSize=many                            | must be an integer
            ListKeys&RegionId=cn-hangzou                      | did you mean cn-hangzhou?
            DescribeKey&KeyID=k                               | KeyId is required and was not sent; KeyID was
            DescribeKey&KeyId=                                | KeyId is required and was sent empty
            DescribKey&KeyId=k                                | did you mean DescribeKey?
            DescribeKey&KeyId=alias/unknown                   | there is no alias alias/unknown
            GetSecretValue&SecretName=unknown                 | there is no secret unknown; there is none at all here
            CreateKey&KeySpec=HMAC_SM3                        | there is no key with KeySpec HMAC_SM3
            """)
    void saysWhatWouldBeRight(String call, String reason) {
        assertThat(reason(kms.send(kms.request("/?Version=2016-01-20&Action=" + call.replace("[", "%5B")))))
                .contains(reason);
    }

    @Test
    void namesThePermissionThatWasMeant() {
        String permissions = "[\"RbacPermission/Template/CryptoServiceKeyUsr\"]";

        assertThat(reason("CreatePolicy", "Name", "p", "Permissions", permissions, "Resources", "[\"key/*\"]"))
                .contains("did you mean RbacPermission/Template/CryptoServiceKeyUser?");
    }

    @Test
    void saysWhoDisabledAKeyAndWhen() {
        String key = Given.key(kms);
        String request = kms.ok("DisableKey", "KeyId", key).text("RequestId");

        assertThat(reason("Encrypt", "KeyId", key, "Plaintext", "YQ=="))
                .contains(
                        key + " is Disabled", "by DisableKey at " + kms.clock().instant(), request);
    }

    @Test
    void saysWhenAKeyIsToBeDeleted() {
        String key = Given.key(kms);
        kms.ok("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");

        assertThat(reason("Encrypt", "KeyId", key, "Plaintext", "YQ=="))
                .contains(
                        "to be deleted at " + kms.clock().instant().plus(Duration.ofDays(7)), "by ScheduleKeyDeletion");
    }

    @Test
    void saysThatASecretWasDeletedByWhichCall() {
        GivenSecret.generic(kms, "db");
        String request = kms.ok("DeleteSecret", "SecretName", "db", "ForceDeleteWithoutRecovery", "true")
                .text("RequestId");

        assertThat(reason("GetSecretValue", "SecretName", "db")).contains("no secret db", "by DeleteSecret", request);
    }

    @Test
    void saysThatAKeyIsInAnotherRegion() {
        String key = kms.ok("CreateKey", "RegionId", "cn-shanghai").text("KeyMetadata/KeyId");

        assertThat(reason("DescribeKey", "KeyId", key)).contains("there is one in region cn-shanghai");
    }

    @Test
    void saysThatACiphertextIsOfAnotherRegion() {
        String key = kms.ok("CreateKey", "RegionId", "cn-shanghai").text("KeyMetadata/KeyId");
        String sealed = kms.ok("Encrypt", "RegionId", "cn-shanghai", "KeyId", key, "Plaintext", "YQ==")
                .text("CiphertextBlob");

        assertThat(reason("Decrypt", "CiphertextBlob", sealed)).contains("there is one in region cn-shanghai");
    }

    @Test
    void tellsAnAliasWithoutItsPrefix() {
        kms.ok("CreateAlias", "KeyId", Given.key(kms), "AliasName", "alias/orders");

        assertThat(reason("DescribeKey", "KeyId", "orders")).contains("send alias/orders");
        assertThat(reason("DescribeKey", "KeyId", "alias/order")).contains("did you mean alias/orders?");
    }

    @Test
    void saysHowManyThereAreAndWhichLimitCanBeRaised() {
        String key = Given.key(kms);
        kms.ok("CreateAlias", "KeyId", key, "AliasName", "alias/one");

        assertThat(reason("CreateAlias", "KeyId", key, "AliasName", "alias/two"))
                .contains("there are 1 aliases", "aliases=1 can be raised");
    }

    @Test
    void tellsContextsApart() {
        String key = Given.key(kms);
        String bare = kms.ok("Encrypt", "KeyId", key, "Plaintext", "YQ==").text("CiphertextBlob");
        String bound = kms.ok("Encrypt", "KeyId", key, "Plaintext", "YQ==", "EncryptionContext", "{\"a\":\"1\"}")
                .text("CiphertextBlob");

        assertThat(reason("Decrypt", "CiphertextBlob", bare, "EncryptionContext", "{\"a\":\"1\"}"))
                .contains("without an EncryptionContext");
        assertThat(reason("Decrypt", "CiphertextBlob", bound)).contains("which was not sent");
        assertThat(reason("Decrypt", "CiphertextBlob", bound, "EncryptionContext", "{\"a\":\"2\"}"))
                .contains("with another EncryptionContext");
    }

    @Test
    void tellsHowAnAsymmetricCiphertextWasMade() {
        String key = Given.key(kms, "KeySpec", "RSA_2048", "KeyUsage", "ENCRYPT/DECRYPT");
        String[] parameters = {"KeyId", key, "KeyVersionId", Given.version(kms, key)};
        String sealed = kms.ok(
                        "AsymmetricEncrypt", with(parameters, "Plaintext", "YQ==", "Algorithm", "RSAES_OAEP_SHA_1"))
                .text("CiphertextBlob");

        assertThat(reason(
                        "AsymmetricDecrypt",
                        with(parameters, "CiphertextBlob", sealed, "Algorithm", "RSAES_OAEP_SHA_256")))
                .contains("was made with RSAES_OAEP_SHA_1");
        assertThat(reason(
                        "AsymmetricDecrypt",
                        with(parameters, "CiphertextBlob", "YWJj", "Algorithm", "RSAES_OAEP_SHA_256")))
                .contains("has 3 bytes, it must have 256");
    }

    private static String[] with(String[] parameters, String... more) {
        return Stream.of(parameters, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void findsTheSecretThatSigned() throws Exception {
        kms.close();
        kms = TestServer.with().start();

        assertThat(reason(kms.get(new Signer("test", "other-secret").v1("GET", "ListKeys"))))
                .contains("access key test is known", "its secret is another one");
        assertThat(reason(kms.get(new Signer("test", "test\n").v1("GET", "ListKeys"))))
                .contains("a line end behind it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Description", "SecretName"})
    void findsAParameterThatWasChangedAfterTheSignature(String changed) throws Exception {
        Map<String, String> call = new Signer("test", "test")
                .v1(
                        "GET",
                        "CreateSecret",
                        "SecretName",
                        "db",
                        "SecretData",
                        "topsecret",
                        "VersionId",
                        "v1",
                        "Description",
                        "d");
        call.put(changed, "other");

        assertThat(reason(kms.get(call))).contains("the request was changed").doesNotContain("topsecret");
    }

    @Test
    void findsABodyThatWasChangedAfterTheSignature() throws Exception {
        Map<String, String> headers = new Signer("test", "test")
                .v3("POST", "", "Name=a&Type=Private", "127.0.0.1:" + kms.port(), "CreateNetworkRule");
        HttpRequest.Builder request = kms.request("/").header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);

        assertThat(reason(kms.send(request.POST(BodyPublishers.ofString("Name=b&Type=Private")))))
                .contains("the body was changed after it was signed");
    }

    @Test
    void findsValuesThatWereEncodedTwice() throws Exception {
        Map<String, String> call = new Signer("test", "test").v1("GET", "DescribeKey", "KeyId", Signer.encode("a/b"));
        call.put("KeyId", "a/b");

        assertThat(reason(kms.get(call))).contains("the value of KeyId was percent-encoded twice");
    }

    @Test
    void showsBothStringsToSignWithoutCredentialsAndSecrets() throws Exception {
        try (LogLines log = new LogLines()) {
            Map<String, String> call = new Signer("test", "test")
                    .v1("GET", "PutSecretValue", "SecretData", "topsecret", "SecurityToken", "tok-en", "Name", "x%20y");
            call.put("Name", "x y");
            String request = kms.get(call).text("RequestId");

            assertThat(log.with(request))
                    .hasSize(3)
                    .noneMatch(line -> line.contains("topsecret") || line.contains("tok-en"));
            assertThat(log.with(request)).anyMatch(line -> line.startsWith("string to sign here: GET&"));
            assertThat(log.with(request)).anyMatch(line -> line.startsWith("string to sign of the client: GET&"));
        }
    }

    @Test
    void saysWhatAnAccessPointDoesNotGrant() {
        AccessChain chain = AccessChain.on(kms).policy("p", "key/other");
        InstanceClient client = chain.accessPoint("app", "p").clientKey("app");
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);

        InstanceClient.Answer refused = client.call("Encrypt", 1, key, 2, new byte[] {1});

        assertThat(refused.header("x-kms-fake-reason")).contains("RESOURCE", "policy p");
    }

    @Test
    void neverHasASecret() {
        GivenSecret.generic(kms, "db");
        List<String> reasons = List.of(
                reason("PutSecretValue", "SecretName", "none", "VersionId", "v2", "SecretData", "topsecret"),
                reason(
                        "PutSecretValue",
                        "SecretName",
                        "db",
                        "VersionId",
                        "v2",
                        "SecretData",
                        "topsecret".repeat(5_000)),
                reason("Encrypt", "KeyId", "none", "Plaintext", "topsecret!"),
                reason("CreateClientKey", "AapName", "none", "Password", "topsecret"),
                reason(
                        "CreateSecret",
                        "SecretName",
                        "r",
                        "VersionId",
                        "v",
                        "SecretData",
                        "topsecret",
                        "SecretType",
                        "Rds"));

        assertThat(reasons).allSatisfy(reason -> assertThat(reason).doesNotContain("topsecret"));
    }

    @Test
    void saysThatAFaultDidIt() {
        kms.control("POST", "faults", "{\"operation\":\"ListKeys\",\"error\":\"Rejected.Throttling\"}");

        assertThat(reason("ListKeys")).contains("the test added a fault that answers with Rejected.Throttling");
    }

    @Test
    void recordsWhatACallChanged() {
        String key = Given.key(kms);
        kms.ok("CreateAlias", "KeyId", key, "AliasName", "alias/orders");
        kms.ok("DescribeKey", "KeyId", key);

        assertThat(calls().stream().map(KmsFakeCall::changes).toList())
                .containsExactly(List.of("key/" + key), List.of("alias/orders"), List.of());
    }

    @Test
    void keepsAReasonInOneLineOfAscii() {
        String reason = kms.call("DescribeKey", "KeyId", "a\r\nSet-Cookie: x ü " + "long".repeat(500))
                .header("x-kms-fake-reason");

        assertThat(reason).matches("[ -~]{12,512}");
    }
}
