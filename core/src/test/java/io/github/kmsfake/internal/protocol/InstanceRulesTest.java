package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.RawClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the instance of a key or secret has to say of calls: its status, its gateway, its public access. */
class InstanceRulesTest {
    private static final String DEDICATED = "kst-ready.cryptoservice.kms.aliyuncs.com";
    private static final String STATE = """
            instances: [{id: kst-ready, status: %s, publicAccess: %s}, {id: kst-other}]
            keys:
            - {id: aes, instance: kst-ready, versions: [{id: aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa}]}
            - {id: rsa, instance: kst-ready, spec: RSA_2048, usage: ENCRYPT/DECRYPT, versions: [{id: bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb}]}
            - {id: sign, instance: kst-ready, spec: EC_P256, versions: [{id: cccccccc-cccc-cccc-cccc-cccccccccccc}]}
            - {id: mac, instance: kst-ready, spec: HMAC_SHA_256, usage: GENERATE/VERIFY}
            - {id: outside}
            secrets:
            - {name: inside, instance: kst-ready, value: one}
            - {name: free, value: two}
            - {name: acs/ecs/m, instance: kst-ready, type: ECS, value: '{"UserName":"root","Password":"first"}',
               extendedConfig: {SecretSubType: Password, RegionId: cn-hangzhou, InstanceId: i-1, CustomData: {}}}
            """;

    /** Cryptography with the keys of the instance. */
    private static final String[] CRYPTOGRAPHY = {
        "Encrypt KeyId=aes Plaintext=AQID",
        "GenerateDataKey KeyId=aes",
        "GenerateDataKeyWithoutPlaintext KeyId=aes",
        "Decrypt CiphertextBlob=$sealed",
        "ReEncrypt CiphertextBlob=$sealed DestinationKeyId=outside",
        "ReEncrypt CiphertextBlob=$outside DestinationKeyId=aes",
        "GenerateAndExportDataKey KeyId=aes PublicKeyBlob=$public WrappingAlgorithm=RSAES_OAEP_SHA_256"
                + " WrappingKeySpec=RSA_2048",
        "AsymmetricEncrypt KeyId=rsa KeyVersionId=bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb Plaintext=AQID"
                + " Algorithm=RSAES_OAEP_SHA_256",
        "AsymmetricSign KeyId=sign KeyVersionId=cccccccc-cccc-cccc-cccc-cccccccccccc Algorithm=ECDSA_SHA_256"
                + " Digest=ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=",
        "GetPublicKey KeyId=rsa KeyVersionId=bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb",
        "GenerateMac KeyId=mac Algorithm=HMAC_SHA_256 Message=AQID",
    };

    private TestServer kms = begin("Connected", true);

    private static TestServer begin(String status, boolean publicAccess) {
        return TestServer.with().state(STATE.formatted(status, publicAccess)).start();
    }

    @AfterEach
    void close() {
        kms.close();
    }

    /** The same server, whose instance is now in another condition. */
    private void become(String status, boolean publicAccess) {
        String exported = kms.server().states().write();
        kms.control(
                "PUT",
                "state",
                exported.replaceFirst("\"status\" *: *\"Connected\"", "\"status\":\"" + status + "\"")
                        .replaceFirst("\"publicAccess\" *: *true", "\"publicAccess\":" + publicAccess));
        assertThat(kms.ok("GetKmsInstance", "KmsInstanceId", "kst-ready").text("KmsInstance/Status"))
                .isEqualTo(status);
    }

    static Stream<Arguments> cryptography() {
        return Arrays.stream(CRYPTOGRAPHY).map(call -> arguments(call));
    }

    private String filledIn(String call) {
        String pem = kms.ok("GetPublicKey", "KeyId", "rsa", "KeyVersionId", "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb")
                .text("PublicKey");
        return call.replace(
                        "$sealed",
                        kms.ok("Encrypt", "KeyId", "aes", "Plaintext", "AQID").text("CiphertextBlob"))
                .replace(
                        "$outside",
                        kms.ok("Encrypt", "KeyId", "outside", "Plaintext", "AQID")
                                .text("CiphertextBlob"))
                .replace("$public", pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    }

    private Reply call(String call) {
        String[] words = call.split(" ", -1);
        return kms.call(
                words[0],
                Arrays.stream(words)
                        .skip(1)
                        .flatMap(parameter -> Stream.of(parameter.split("=", 2)))
                        .toArray(String[]::new));
    }

    private int statusAt(String host, String call) {
        String[] words = call.split(" ", -1);
        String parameters = String.join(
                "&",
                Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.replace("+", "%2B"))
                        .toArray(String[]::new));
        return RawClient.to(kms)
                .send("GET /?Version=2016-01-20&Action=" + words[0] + "&" + parameters + " HTTP/1.1\r\nHost: " + host
                        + "\r\n\r\n")
                .status();
    }

    @ParameterizedTest
    @MethodSource("cryptography")
    void serveCryptographyWhereTheInstanceIsReadyAndPublic(String call) {
        assertThat(call(filledIn(call)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("cryptography")
    void refuseCryptographyWhereTheInstanceIsNotReady(String call) {
        String ready = filledIn(call);
        for (String status : new String[] {"Disconnected", "Error"}) {
            become("Connected", true);
            become(status, true);

            Reply refused = call(ready);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("Code")).isEqualTo("Forbidden.DKMSInstanceStateInvalid");
            kms.control("PUT", "state", "{\"instances\":[{\"id\":\"kst-ready\"}]}");
            kms.close();
            kms = begin("Connected", true);
            ready = filledIn(call);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateKey DKMSInstanceId=kst-ready",
                "CreateKeyVersion KeyId=aes",
                "CreateSecret SecretName=n SecretData=d VersionId=v DKMSInstanceId=kst-ready",
                "GetSecretValue SecretName=inside",
                "PutSecretValue SecretName=inside SecretData=d VersionId=v2",
                "RotateSecret SecretName=acs/ecs/m VersionId=v2",
                "SetKeyPolicy KeyId=aes Policy=$policy",
                "SetSecretPolicy SecretName=inside Policy=$policy",
                "GetSecretPolicy SecretName=inside",
                "GetKmsInstanceQuotaInfos KmsInstanceId=kst-ready",
            })
    void refuseWhatNeedsAReadyInstance(String call) {
        String policy = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"RAM\":[\"acs:ram::"
                + TestServer.ACCOUNT + ":*\"]},\"Action\":[\"kms:*\"],\"Resource\":[\"*\"]}]}";
        String filled = call.replace("$policy", policy);
        assertThat(call(filled).status()).isEqualTo(200);
        kms.close();
        kms = begin("Disconnected", true);

        Reply refused = call(filled);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("Code")).isEqualTo("Forbidden.DKMSInstanceStateInvalid");
    }

    @Test
    void refuseOneOfABatchOnly() {
        become("Error", true);

        Reply batch =
                kms.ok("BatchGetSecretValue", "SecretsList", "[{\"SecretName\":\"inside\"},{\"SecretName\":\"free\"}]");

        assertThat(batch.column("SecretValues", "SecretName")).containsExactly("free");
        assertThat(batch.column("Errors", "Code")).containsExactly("Forbidden.DKMSInstanceStateInvalid");
    }

    @Test
    void refuseApplicationsToo() {
        InstanceClient client = AccessChain.everything(kms);
        assertThat(client.call("Encrypt", 1, "aes", 2, new byte[] {1}).status()).isEqualTo(200);
        become("Disconnected", true);

        assertThat(client.call("Encrypt", 1, "aes", 2, new byte[] {1}).code())
                .isEqualTo("Forbidden.DKMSInstanceStateInvalid");
        assertThat(client.call("GetSecretValue", 1, "inside").code()).isEqualTo("Forbidden.DKMSInstanceStateInvalid");
        assertThat(kms.control("GET", "requests?operation=Encrypt").body())
                .contains("instance kst-ready is Disconnected");
    }

    @ParameterizedTest
    @MethodSource("cryptography")
    void refuseCryptographyFromOutsideWherePublicAccessIsOff(String call) {
        String filled = filledIn(call);
        become("Connected", false);

        Reply refused = call(filled);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("Code")).isEqualTo("UnsupportedOperation");
        assertThat(statusAt("kms.cn-hangzhou.aliyuncs.com", filled)).isEqualTo(400);
        assertThat(statusAt("kms-vpc.cn-hangzhou.aliyuncs.com", filled)).isEqualTo(200);
    }

    @Test
    void serveAllElseWherePublicAccessIsOff() {
        InstanceClient client = AccessChain.everything(kms);
        become("Connected", false);

        assertThat(client.call("Encrypt", 1, "aes", 2, new byte[] {1}).status()).isEqualTo(200);
        assertThat(statusAt(DEDICATED, "Encrypt KeyId=aes Plaintext=AQID")).isEqualTo(200);
        assertThat(call("Encrypt KeyId=outside Plaintext=AQID").status()).isEqualTo(200);
        assertThat(call("GetSecretValue SecretName=inside").status()).isEqualTo(200);
        assertThat(call("DescribeKey KeyId=aes").status()).isEqualTo(200);
        assertThat(call("CreateKey DKMSInstanceId=kst-ready").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReEncrypt CiphertextBlob=AA== DestinationKeyId=aes",
                "DescribeKey KeyId=aes",
                "ListKeys",
                "CreateKey",
                "CreateSecret SecretName=n SecretData=d VersionId=v",
                "ListKmsInstances",
                "DescribeRegions",
            })
    void giveTheDedicatedGatewayNoManagementAndNoReEncrypt(String call) {
        RawClient.Response refused = RawClient.to(kms)
                .send("GET /?Version=2016-01-20&Action=" + call.replace(' ', '&') + " HTTP/1.1\r\nHost: " + DEDICATED
                        + "\r\n\r\n");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("InvalidAction.NotFound");
        assertThat(kms.control("GET", "requests?warnings").body()).contains("only at the shared gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Encrypt KeyId=aes Plaintext=AQID",
                "GenerateDataKey KeyId=aes",
                "GetPublicKey KeyId=rsa KeyVersionId=bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb",
                "GenerateMac KeyId=mac Algorithm=HMAC_SHA_256 Message=AQID",
                "GetSecretValue SecretName=inside",
            })
    void giveTheDedicatedGatewayCryptographyAndSecrets(String call) {
        assertThat(statusAt(DEDICATED, call)).isEqualTo(200);
    }

    @Test
    void showNoTagsOfAnInstanceThatWasNeverEnabled() {
        try (TestServer fresh =
                TestServer.with().instances("kst-new:Status=Uninitialized").start()) {
            Reply refused = fresh.call(
                    "ListTagResources",
                    "RegionId",
                    "cn-hangzhou",
                    "ResourceType",
                    "instance",
                    "ResourceId.1",
                    "kst-new");

            assertThat(refused.text("Code")).isEqualTo("Rejected.Uninitialized");
        }
    }
}
