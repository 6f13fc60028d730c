package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.AdvanceDecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceEncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.DecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.EncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.EncryptResponse;
import com.aliyun.kms20160120.models.AsymmetricDecryptRequest;
import com.aliyun.kms20160120.models.AsymmetricEncryptRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyWithoutPlaintextRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import com.aliyuncs.http.FormatType;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application that moves from the RPC protocol to that of its instance, with what it has encrypted before: by the
 * vendor's transfer client, or by the KMS Instance SDK itself.
 */
@KmsFake
@ParameterizedClass
@EnumSource(
        value = FormatType.class,
        names = {"JSON", "XML"})
class TransferTest {
    private static final Map<String, String> CONTEXT = Map.of("order", "4711", "customer", "Ärzte & Söhne");
    private static final String PLAINTEXT = "cGxhaW4=";

    private final FormatType format;
    private final KmsFakeServer server;
    private Operator operator;
    private KeyCalls old;
    private ClassicKms transfer;
    private KeyCalls moved;
    private Client instance;
    private String keyId;

    TransferTest(FormatType format, KmsFakeServer server) {
        this.format = format;
        this.server = server;
    }

    @BeforeEach
    void connectBothWays() {
        operator = new Operator(server);
        old = operator.keys();
        keyId = operator.createKey();
        Config config = InstanceSdk.overHttp(server, operator.admit());
        transfer = ClientKeySdk.transfer(server, config).in(format);
        moved = new KeyCalls(transfer);
        instance = InstanceSdk.open(config).client();
    }

    @Test
    void opensOnEitherSideWhatTheOtherEncrypted() {
        String before = old.encrypt(keyId, PLAINTEXT, CONTEXT);
        String beforeThere = moved.encrypt(keyId, PLAINTEXT, CONTEXT);
        operator.rotate(keyId);
        String after = old.encrypt(keyId, PLAINTEXT, CONTEXT);
        String afterThere = moved.encrypt(keyId, PLAINTEXT, CONTEXT);

        for (String ciphertext : List.of(before, beforeThere, after, afterThere)) {
            assertThat(old.decrypt(ciphertext, CONTEXT)).isEqualTo(PLAINTEXT);
            assertThat(moved.decrypt(ciphertext, CONTEXT)).isEqualTo(PLAINTEXT);
        }
    }

    @Test
    void tellsWhichVersionItUsed() {
        Map<String, Object> made = transfer.ask(new GenerateDataKeyRequest().setKeyId(keyId));

        assertThat(made)
                .containsEntry("KeyId", keyId)
                .containsEntry("KeyVersionId", old.versions(keyId).get(0));
    }

    @Test
    void makesDataKeysThatEitherSideOpens() {
        Map<String, Object> shown = transfer.ask(new GenerateDataKeyRequest()
                .setKeyId(keyId)
                .setKeySpec("AES_128")
                .setEncryptionContext(CONTEXT));
        Map<String, Object> hidden = transfer.ask(new GenerateDataKeyWithoutPlaintextRequest()
                .setKeyId(keyId)
                .setNumberOfBytes(64)
                .setEncryptionContext(CONTEXT));

        assertThat(Base64.getDecoder().decode((String) shown.get("Plaintext"))).hasSize(16);
        for (KeyCalls side : List.of(old, moved)) {
            assertThat(side.decrypt((String) shown.get("CiphertextBlob"), CONTEXT))
                    .isEqualTo(shown.get("Plaintext"));
            assertThat(Base64.getDecoder().decode(side.decrypt((String) hidden.get("CiphertextBlob"), CONTEXT)))
                    .hasSize(64);
        }
    }

    @Test
    void encryptsWithPublicKeysForEitherSide() {
        String pair = operator.createKey("RSA_2048", "ENCRYPT/DECRYPT");
        String version = old.versions(pair).get(0);

        for (Kms encrypting : List.of(operator.kms(), transfer)) {
            Map<String, Object> encrypted = encrypting.ask(new AsymmetricEncryptRequest()
                    .setKeyId(pair)
                    .setKeyVersionId(version)
                    .setAlgorithm("RSAES_OAEP_SHA_256")
                    .setPlaintext(PLAINTEXT));
            for (Kms decrypting : List.of(operator.kms(), transfer)) {
                assertThat(decrypting.ask(new AsymmetricDecryptRequest()
                                .setKeyId(pair)
                                .setKeyVersionId(version)
                                .setAlgorithm("RSAES_OAEP_SHA_256")
                                .setCiphertextBlob((String) encrypted.get("CiphertextBlob"))))
                        .containsEntry("Plaintext", PLAINTEXT)
                        .containsEntry("KeyVersionId", version);
            }
        }
    }

    @Test
    void leavesAllOtherCallsWhereTheyWere() {
        assertThat(moved.metadata(keyId)).containsEntry("KeyId", keyId);
        assertThat(transfer.describePolicy(Chain.POLICY)).containsEntry("Name", Chain.POLICY);
    }

    @Test
    void readsSecrets() {
        operator.createSecret("db", "s3cret ü");

        assertThat(transfer.ask(new GetSecretValueRequest().setSecretName("db")))
                .containsEntry("SecretData", "s3cret ü")
                .containsEntry("SecretDataType", "text")
                .containsEntry("VersionId", "v1")
                .containsEntry("VersionStages", List.of("ACSCurrent"));
    }

    @Test
    void opensInTheInstanceSdkWhatWasEncryptedBefore() {
        byte[] before = Base64.getDecoder().decode(old.encrypt(keyId, PLAINTEXT, null));
        operator.rotate(keyId);
        byte[] after = Base64.getDecoder().decode(old.encrypt(keyId, PLAINTEXT, null));

        for (byte[] blob : List.of(before, after)) {
            assertThat(InstanceSdk.call(() -> instance.advanceDecrypt(
                                    new AdvanceDecryptRequest().setCiphertextBlob(join(new byte[] {0x24, 0, 2}, blob))))
                            .getPlaintext())
                    .isEqualTo(PLAINTEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(InstanceSdk.call(() -> instance.decrypt(new DecryptRequest()
                                .setKeyId(keyId)
                                .setIv(Arrays.copyOfRange(before, 36, 48))
                                .setCiphertextBlob(Arrays.copyOfRange(before, 48, before.length))))
                        .getPlaintext())
                .isEqualTo(PLAINTEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void opensInTheOldWayWhatTheInstanceSdkEncrypted() {
        byte[] plaintext = PLAINTEXT.getBytes(StandardCharsets.UTF_8);
        String first = old.versions(keyId).get(0);
        operator.rotate(keyId);
        byte[] advanced = InstanceSdk.call(() -> instance.advanceEncrypt(
                        new AdvanceEncryptRequest().setKeyId(keyId).setPlaintext(plaintext)))
                .getCiphertextBlob();
        EncryptResponse plain = InstanceSdk.call(
                () -> instance.encrypt(new EncryptRequest().setKeyId(keyId).setPlaintext(plaintext)));

        byte[] withoutHead = Arrays.copyOfRange(advanced, 3, advanced.length);
        byte[] joined = join(first.getBytes(StandardCharsets.UTF_8), plain.getIv(), plain.getCiphertextBlob());

        for (byte[] blob : List.of(withoutHead, joined)) {
            assertThat(old.decrypt(Base64.getEncoder().encodeToString(blob), null))
                    .isEqualTo(PLAINTEXT);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
