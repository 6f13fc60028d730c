package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.InstanceSdk.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dkms.gcs.openapi.util.models.RuntimeOptions;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.AdvanceDecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceDecryptResponse;
import com.aliyun.dkms.gcs.sdk.models.AdvanceEncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceEncryptResponse;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyPairRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyPairResponse;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyPairWithoutPlaintextRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyPairWithoutPlaintextResponse;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyResponse;
import com.aliyun.dkms.gcs.sdk.models.DecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.DecryptResponse;
import com.aliyun.dkms.gcs.sdk.models.EncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.EncryptResponse;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyPairRequest;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyPairResponse;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyPairWithoutPlaintextRequest;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyPairWithoutPlaintextResponse;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyRequest;
import com.aliyun.dkms.gcs.sdk.models.GenerateDataKeyResponse;
import com.aliyun.dkms.gcs.sdk.models.GenerateRandomRequest;
import com.aliyun.dkms.gcs.sdk.models.GetPublicKeyRequest;
import com.aliyun.dkms.gcs.sdk.models.GetSecretValueRequest;
import com.aliyun.dkms.gcs.sdk.models.GetSecretValueResponse;
import com.aliyun.dkms.gcs.sdk.models.SignRequest;
import com.aliyun.dkms.gcs.sdk.models.SignResponse;
import com.aliyun.dkms.gcs.sdk.models.VerifyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call of the KMS Instance SDK, with all that it can be asked. */
@KmsFake
@ParameterizedClass
@EnumSource(InstanceConnection.class)
class InstanceSdkTest {
    private static final String VERSION_HEADER = "x-kms-migrationkeyversionid";
    private static final byte[] PLAINTEXT = "plain ü".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AAD = "order 4711".getBytes(StandardCharsets.UTF_8);
    private static final byte[] IV = "twelve bytes".getBytes(StandardCharsets.UTF_8);

    private final InstanceConnection connection;
    private final KmsFakeServer server;
    private Operator operator;
    private Client client;
    private String keyId;

    InstanceSdkTest(InstanceConnection connection, KmsFakeServer server) {
        this.connection = connection;
        this.server = server;
    }

    @BeforeEach
    void connect(@TempDir Path folder) throws Exception {
        operator = new Operator(server);
        keyId = operator.createKey();
        client = new Client(connection.config(server, operator.admit(), folder));
    }

    @Test
    void encryptsWithTheFirstVersion() {
        String first = operator.keys().versions(keyId).get(0);
        operator.rotate(keyId);

        EncryptResponse encrypted = call(() -> client.encryptWithOptions(
                new EncryptRequest().setKeyId(keyId).setPlaintext(PLAINTEXT).setAad(AAD), tellingVersion()));

        assertThat(encrypted.getKeyId()).isEqualTo(keyId);
        assertThat(encrypted.getAlgorithm()).isEqualTo("AES_GCM");
        assertThat(encrypted.getIv()).hasSize(12);
        assertThat(encrypted.getResponseHeaders()).containsEntry(VERSION_HEADER, first);
        DecryptRequest request = new DecryptRequest()
                .setKeyId(keyId)
                .setCiphertextBlob(encrypted.getCiphertextBlob())
                .setIv(encrypted.getIv());
        DecryptResponse decrypted = call(() -> client.decrypt(request.setAad(AAD)));
        assertThat(decrypted.getPlaintext()).isEqualTo(PLAINTEXT);
        assertThat(decrypted.getKeyId()).isEqualTo(keyId);
        assertThat(decrypted.getAlgorithm()).isEqualTo("AES_GCM");
        assertRefused(400, "InvalidParameter", () -> call(() -> client.decrypt(request.setAad(IV))));
    }

    @Test
    void encryptsWithTheVersionThatIsAskedFor() {
        operator.rotate(keyId);
        String newest = operator.keys().versions(keyId).get(0);

        EncryptResponse encrypted = call(() -> client.encryptWithOptions(
                new EncryptRequest()
                        .setKeyId(keyId)
                        .setPlaintext(PLAINTEXT)
                        .setRequestHeaders(Map.of(VERSION_HEADER, newest)),
                tellingVersion()));

        assertThat(encrypted.getResponseHeaders()).containsEntry(VERSION_HEADER, newest);
    }

    @Test
    void takesTheCallersInitializationVector() {
        EncryptRequest request =
                new EncryptRequest().setKeyId(keyId).setPlaintext(PLAINTEXT).setIv(IV);

        EncryptResponse once = call(() -> client.encrypt(request));
        EncryptResponse twice = call(() -> client.encrypt(request));

        assertThat(once.getIv()).isEqualTo(IV);
        assertThat(twice.getCiphertextBlob()).isEqualTo(once.getCiphertextBlob());
        assertRefused(400, "InvalidParameter", () -> call(() -> client.encrypt(request.setIv(AAD))));
    }

    @Test
    void refusesWhatOnlyHardwareDoes() {
        EncryptRequest request = new EncryptRequest().setKeyId(keyId).setPlaintext(PLAINTEXT);

        assertRefused(400, "InvalidParameter", () -> call(() -> client.encrypt(request.setAlgorithm("AES_CBC"))));
        assertRefused(
                400,
                "InvalidParameter",
                () -> call(() -> client.encrypt(request.setAlgorithm("AES_GCM").setPaddingMode("PKCS7_PADDING"))));
    }

    @Test
    void encryptsWithTheNewestVersionAndRemembersWhich() {
        String first = operator.keys().versions(keyId).get(0);
        AdvanceEncryptResponse before = advanceEncrypt();
        operator.rotate(keyId);
        String newest = operator.keys().versions(keyId).get(0);

        AdvanceEncryptResponse after = advanceEncrypt();

        assertThat(before.getKeyVersionId()).isEqualTo(first);
        assertThat(after.getKeyVersionId()).isEqualTo(newest).isNotEqualTo(first);
        assertThat(after.getKeyId()).isEqualTo(keyId);
        assertThat(after.getAlgorithm()).isEqualTo("AES_GCM");
        assertThat(after.getCiphertextBlob()).startsWith(0x24, 0, 2).containsSequence(after.getIv());
        for (AdvanceEncryptResponse encrypted : List.of(before, after)) {
            AdvanceDecryptResponse decrypted = call(() -> client.advanceDecrypt(new AdvanceDecryptRequest()
                    .setCiphertextBlob(encrypted.getCiphertextBlob())
                    .setAad(AAD)));
            assertThat(decrypted.getPlaintext()).isEqualTo(PLAINTEXT);
            assertThat(decrypted.getKeyId()).isEqualTo(keyId);
            assertThat(decrypted.getKeyVersionId()).isEqualTo(encrypted.getKeyVersionId());
        }
    }

    private AdvanceEncryptResponse advanceEncrypt() {
        return call(() -> client.advanceEncrypt(new AdvanceEncryptRequest()
                .setKeyId(keyId)
                .setPlaintext(PLAINTEXT)
                .setAad(AAD)));
    }

    @Test
    void opensWhatItsPublicKeyEncrypted() throws Exception {
        String pair = operator.createKey("RSA_2048", "ENCRYPT/DECRYPT");
        PublicKey publicKey = PublicKeyPem.key(
                "RSA",
                call(() -> client.getPublicKey(new GetPublicKeyRequest().setKeyId(pair)))
                        .getPublicKey());
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, publicKey, Wrapping.OAEP_SHA_256);
        byte[] local = cipher.doFinal(PLAINTEXT);
        byte[] remote = call(() -> client.encrypt(new EncryptRequest()
                        .setKeyId(pair)
                        .setPlaintext(PLAINTEXT)
                        .setAlgorithm("RSAES_OAEP_SHA_256")))
                .getCiphertextBlob();

        for (byte[] ciphertext : List.of(local, remote)) {
            DecryptResponse decrypted = call(() -> client.decrypt(new DecryptRequest()
                    .setKeyId(pair)
                    .setCiphertextBlob(ciphertext)
                    .setAlgorithm("RSAES_OAEP_SHA_256")));
            assertThat(decrypted.getPlaintext()).isEqualTo(PLAINTEXT);
        }
    }

    @Test
    void signsMessages() throws Exception {
        String pair = operator.createKey("RSA_2048", "SIGN/VERIFY");
        PublicKey publicKey = PublicKeyPem.key(
                "RSA",
                call(() -> client.getPublicKey(new GetPublicKeyRequest().setKeyId(pair)))
                        .getPublicKey());

        SignResponse signed = call(() -> client.sign(new SignRequest()
                .setKeyId(pair)
                .setAlgorithm("RSA_PKCS1_SHA_256")
                .setMessageType("RAW")
                .setMessage(PLAINTEXT)));

        assertThat(signed.getKeyId()).isEqualTo(pair);
        assertThat(signed.getAlgorithm()).isEqualTo("RSA_PKCS1_SHA_256");
        assertThat(signed.getMessageType()).isEqualTo("RAW");
        Signature local = Signature.getInstance("SHA256withRSA");
        local.initVerify(publicKey);
        local.update(PLAINTEXT);
        assertThat(local.verify(signed.getSignature())).isTrue();
        VerifyRequest request = new VerifyRequest()
                .setKeyId(pair)
                .setAlgorithm("RSA_PKCS1_SHA_256")
                .setMessageType("RAW")
                .setSignature(signed.getSignature());
        assertThat(call(() -> client.verify(request.setMessage(PLAINTEXT))).getValue())
                .isTrue();
        assertThat(call(() -> client.verify(request.setMessage(AAD))).getValue())
                .isFalse();
    }

    @Test
    void drawsRandomBytes() {
        byte[] once = call(() -> client.generateRandom(new GenerateRandomRequest().setLength(32)))
                .getRandom();
        byte[] twice = call(() -> client.generateRandom(new GenerateRandomRequest().setLength(32)))
                .getRandom();

        assertThat(once).hasSize(32).isNotEqualTo(twice);
        assertRefused(
                400,
                "InvalidParameter",
                () -> call(() -> client.generateRandom(new GenerateRandomRequest().setLength(1025))));
    }

    @Test
    void makesDataKeys() {
        GenerateDataKeyResponse made = call(() -> client.generateDataKey(new GenerateDataKeyRequest()
                .setKeyId(keyId)
                .setNumberOfBytes(24)
                .setAad(AAD)));
        AdvanceGenerateDataKeyResponse advanced =
                call(() -> client.advanceGenerateDataKey(new AdvanceGenerateDataKeyRequest()
                        .setKeyId(keyId)
                        .setNumberOfBytes(32)
                        .setAad(AAD)));

        assertThat(made.getPlaintext()).hasSize(24);
        assertThat(open(made.getCiphertextBlob(), made.getIv())).isEqualTo(made.getPlaintext());
        assertThat(advanced.getPlaintext()).hasSize(32);
        assertThat(openAdvanced(advanced.getCiphertextBlob())).isEqualTo(advanced.getPlaintext());
        assertThat(advanced.getKeyVersionId())
                .isEqualTo(operator.keys().versions(keyId).get(0));
    }

    @Test
    void makesDataKeyPairs() throws Exception {
        GenerateDataKeyPairResponse shown = call(() -> client.generateDataKeyPair(new GenerateDataKeyPairRequest()
                .setKeyId(keyId)
                .setKeyPairSpec("EC_P256")
                .setKeyFormat("DER")
                .setAad(AAD)));
        GenerateDataKeyPairWithoutPlaintextResponse hidden =
                call(() -> client.generateDataKeyPairWithoutPlaintext(new GenerateDataKeyPairWithoutPlaintextRequest()
                        .setKeyId(keyId)
                        .setKeyPairSpec("EC_P256")
                        .setKeyFormat("DER")
                        .setAad(AAD)));

        assertThat(open(shown.getPrivateKeyCiphertextBlob(), shown.getIv())).isEqualTo(shown.getPrivateKeyPlaintext());
        assertFit(shown.getPublicKey(), shown.getPrivateKeyPlaintext());
        assertFit(hidden.getPublicKey(), open(hidden.getPrivateKeyCiphertextBlob(), hidden.getIv()));
        assertThat(List.of(shown.getKeyPairSpec(), hidden.getKeyPairSpec())).containsOnly("EC_P256");
    }

    @Test
    void makesDataKeyPairsThatRememberTheirVersion() throws Exception {
        AdvanceGenerateDataKeyPairResponse shown =
                call(() -> client.advanceGenerateDataKeyPair(new AdvanceGenerateDataKeyPairRequest()
                        .setKeyId(keyId)
                        .setKeyPairSpec("EC_P256")
                        .setKeyFormat("DER")
                        .setAad(AAD)));
        AdvanceGenerateDataKeyPairWithoutPlaintextResponse hidden =
                call(() -> client.advanceGenerateDataKeyPairWithoutPlaintext(
                        new AdvanceGenerateDataKeyPairWithoutPlaintextRequest()
                                .setKeyId(keyId)
                                .setKeyPairSpec("EC_P256")
                                .setKeyFormat("DER")
                                .setAad(AAD)));

        assertThat(openAdvanced(shown.getPrivateKeyCiphertextBlob())).isEqualTo(shown.getPrivateKeyPlaintext());
        assertFit(shown.getPublicKey(), shown.getPrivateKeyPlaintext());
        assertFit(hidden.getPublicKey(), openAdvanced(hidden.getPrivateKeyCiphertextBlob()));
        assertThat(List.of(shown.getKeyVersionId(), hidden.getKeyVersionId()))
                .containsOnly(operator.keys().versions(keyId).get(0));
    }

    @Test
    void readsASecret() {
        operator.createSecret("db", "s3cret ü");

        GetSecretValueResponse read = call(() -> client.getSecretValue(
                new GetSecretValueRequest().setSecretName("db").setVersionStage("ACSCurrent")));

        assertThat(read.getSecretName()).isEqualTo("db");
        assertThat(read.getSecretType()).isEqualTo("Generic");
        assertThat(read.getSecretData()).isEqualTo("s3cret ü");
        assertThat(read.getSecretDataType()).isEqualTo("text");
        assertThat(read.getVersionStages()).containsExactly("ACSCurrent");
        assertThat(read.getVersionId()).isEqualTo("v1");
        assertThat(read.getCreateTime()).endsWith("Z");
        assertRefused(
                404,
                "Forbidden.ResourceNotFound",
                () -> call(() -> client.getSecretValue(
                        new GetSecretValueRequest().setSecretName("db").setVersionId("v2"))));
    }

    @Test
    void refusesAWrongKindOfKey() {
        String pair = operator.createKey("EC_P256", "SIGN/VERIFY");

        assertRefused(
                400,
                "UnsupportedOperation",
                () -> call(
                        () -> client.encrypt(new EncryptRequest().setKeyId(pair).setPlaintext(PLAINTEXT))));
        assertRefused(
                400,
                "UnsupportedOperation",
                () -> call(() -> client.getPublicKey(new GetPublicKeyRequest().setKeyId(keyId))));
    }

    private byte[] open(byte[] ciphertext, byte[] iv) {
        return call(() -> client.decrypt(new DecryptRequest()
                        .setKeyId(keyId)
                        .setCiphertextBlob(ciphertext)
                        .setIv(iv)
                        .setAad(AAD)))
                .getPlaintext();
    }

    private byte[] openAdvanced(byte[] blob) {
        return call(() -> client.advanceDecrypt(
                        new AdvanceDecryptRequest().setCiphertextBlob(blob).setAad(AAD)))
                .getPlaintext();
    }

    /** The SDK shows only the response headers that it is asked for. */
    private static RuntimeOptions tellingVersion() {
        return new RuntimeOptions().setResponseHeaders(List.of(VERSION_HEADER));
    }

    private static void assertFit(byte[] publicKey, byte[] privateKey) throws Exception {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey signer = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(PLAINTEXT);
        byte[] signed = signature.sign();
        signature.initVerify(factory.generatePublic(new X509EncodedKeySpec(publicKey)));
        signature.update(PLAINTEXT);
        assertThat(signature.verify(signed)).isTrue();
    }
}
