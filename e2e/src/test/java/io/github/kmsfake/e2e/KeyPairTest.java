package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.AsymmetricDecryptRequest;
import com.aliyun.kms20160120.models.AsymmetricEncryptRequest;
import com.aliyun.kms20160120.models.AsymmetricSignRequest;
import com.aliyun.kms20160120.models.AsymmetricVerifyRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.GetPublicKeyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Key pairs and codes, checked by the platform alone. */
@KmsFake
@WithEverySdk
class KeyPairTest {
    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;

    KeyPairTest(Sdk sdk, KmsFakeServer server) {
        this.instanceId = server.instanceId();
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    @Test
    void signsWhatThePlatformVerifies() throws Exception {
        String id = keys.create(new CreateKeyRequest().setKeySpec("EC_P256"));
        String version = keys.versions(id).get(0);
        byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(message));

        String value = (String) kms.ask(new AsymmetricSignRequest()
                        .setKeyId(id)
                        .setKeyVersionId(version)
                        .setAlgorithm("ECDSA_SHA_256")
                        .setDigest(digest))
                .get("Value");

        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey(id, version))));
        signature.update(message);
        assertThat(signature.verify(Base64.getDecoder().decode(value))).isTrue();
        AsymmetricVerifyRequest verify = new AsymmetricVerifyRequest()
                .setKeyId(id)
                .setKeyVersionId(version)
                .setAlgorithm("ECDSA_SHA_256")
                .setDigest(digest);
        assertThat(kms.ask(verify.setValue(value))).containsEntry("Value", true);
        assertThat(kms.ask(verify.setValue("AAAA"))).containsEntry("Value", false);
    }

    @Test
    void decryptsWhatThePlatformEncrypted() throws Exception {
        String id = keys.create(new CreateKeyRequest().setKeySpec("RSA_2048").setKeyUsage("ENCRYPT/DECRYPT"));
        String version = keys.versions(id).get(0);
        String ciphertext = Wrapping.wrap(
                Base64.getEncoder().encodeToString(publicKey(id, version)), "plain".getBytes(StandardCharsets.UTF_8));
        AsymmetricDecryptRequest decrypt = new AsymmetricDecryptRequest()
                .setKeyId(id)
                .setKeyVersionId(version)
                .setAlgorithm("RSAES_OAEP_SHA_256");

        assertThat(kms.ask(decrypt.setCiphertextBlob(ciphertext))).containsEntry("Plaintext", "cGxhaW4=");
        String ours = (String) kms.ask(new AsymmetricEncryptRequest()
                        .setKeyId(id)
                        .setKeyVersionId(version)
                        .setAlgorithm("RSAES_OAEP_SHA_256")
                        .setPlaintext("cGxhaW4="))
                .get("CiphertextBlob");
        assertThat(kms.ask(decrypt.setCiphertextBlob(ours))).containsEntry("Plaintext", "cGxhaW4=");
    }

    @Test
    void makesCodesThroughTheGenericCall() {
        String id =
                keys.create(new CreateKeyRequest().setKeySpec("HMAC_SHA_256").setDKMSInstanceId(instanceId));
        Map<String, String> message = Map.of("KeyId", id, "Algorithm", "HMAC_SHA_256", "Message", "aGVsbG8=");

        String mac = (String) kms.call("GenerateMac", message).get("Mac");

        Map<String, String> verify = new HashMap<>(message);
        verify.put("Mac", mac);
        assertThat(kms.call("VerifyMac", verify)).containsEntry("Value", true);
        verify.put("Message", "aGVsbG8h");
        assertThat(kms.call("VerifyMac", verify)).containsEntry("Value", false);
    }

    @Test
    void refusesKeysForWhatTheyAreNot() {
        String id = keys.create(new CreateKeyRequest().setKeySpec("EC_P256"));

        assertRefused(400, "UnsupportedOperation", () -> keys.encrypt(id, "cGxhaW4=", null));
        assertRefused(
                400,
                "Rejected.UnsupportedOperation",
                () -> kms.ask(new AsymmetricEncryptRequest()
                        .setKeyId(id)
                        .setKeyVersionId(keys.versions(id).get(0))
                        .setAlgorithm("SM2PKE")
                        .setPlaintext("AAAA")));
        assertRefused(
                404,
                "Forbidden.KeyVersionNotFound",
                () -> kms.ask(new GetPublicKeyRequest().setKeyId(id).setKeyVersionId("none")));
        assertRefused(404, "Forbidden.KeyNotFound", () -> keys.metadata("nobody"));
    }

    private byte[] publicKey(String id, String version) {
        String pem = (String) kms.ask(new GetPublicKeyRequest().setKeyId(id).setKeyVersionId(version))
                .get("PublicKey");
        return PublicKeyPem.bytes(pem);
    }
}
