package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DeleteKeyMaterialRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.kms20160120.models.ExportDataKeyRequest;
import com.aliyun.kms20160120.models.GenerateAndExportDataKeyRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyWithoutPlaintextRequest;
import com.aliyun.kms20160120.models.GetParametersForImportRequest;
import com.aliyun.kms20160120.models.ImportKeyMaterialRequest;
import com.aliyun.kms20160120.models.ReEncryptRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/** What is encrypted with symmetric keys. */
@KmsFake
@WithEverySdk
class EncryptionTest {
    private final Kms kms;
    private final KeyCalls keys;

    EncryptionTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    private static final Map<String, String> CONTEXT = Map.of("order", "4711", "customer", "Ärzte & Söhne");

    @Test
    void bindsCiphertextsToTheirContext() {
        String id = keys.create(new CreateKeyRequest());
        String blob = keys.encrypt(id, "cGxhaW4=", CONTEXT);

        assertThat(keys.decrypt(blob, CONTEXT)).isEqualTo("cGxhaW4=");
        assertRefused(400, "InvalidParameter", () -> keys.decrypt(blob, Map.of("order", "4712")));
        assertRefused(400, "InvalidParameter", () -> keys.decrypt(blob, null));
    }

    @Test
    void makesDataKeysThatItOpensAgain() {
        String id = keys.create(new CreateKeyRequest());

        Map<String, Object> shown = kms.ask(
                new GenerateDataKeyRequest().setKeyId(id).setKeySpec("AES_256").setEncryptionContext(CONTEXT));
        Map<String, Object> hidden = kms.ask(
                new GenerateDataKeyWithoutPlaintextRequest().setKeyId(id).setNumberOfBytes(64));

        assertThat(Base64.getDecoder().decode((String) shown.get("Plaintext"))).hasSize(32);
        assertThat(keys.decrypt((String) shown.get("CiphertextBlob"), CONTEXT)).isEqualTo(shown.get("Plaintext"));
        assertThat(hidden).doesNotContainKey("Plaintext");
        assertThat(Base64.getDecoder().decode(keys.decrypt((String) hidden.get("CiphertextBlob"), null)))
                .hasSize(64);
    }

    @Test
    void encryptsAnewWithAnotherKey() {
        String first = keys.create(new CreateKeyRequest());
        String second = keys.create(new CreateKeyRequest());
        String blob = keys.encrypt(first, "cGxhaW4=", CONTEXT);

        Map<String, Object> again = kms.ask(new ReEncryptRequest()
                .setCiphertextBlob(blob)
                .setSourceEncryptionContext(CONTEXT)
                .setDestinationKeyId(second));

        assertThat(again).containsEntry("KeyId", first);
        assertThat(keys.decrypt((String) again.get("CiphertextBlob"), null)).isEqualTo("cGxhaW4=");
    }

    @Test
    void exportsDataKeysToAModule() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair module = generator.generateKeyPair();
        String publicKey = Base64.getEncoder().encodeToString(module.getPublic().getEncoded());
        String id = keys.create(new CreateKeyRequest());

        Map<String, Object> made = kms.ask(new GenerateAndExportDataKeyRequest()
                .setKeyId(id)
                .setPublicKeyBlob(publicKey)
                .setWrappingKeySpec("RSA_2048")
                .setWrappingAlgorithm("RSAES_OAEP_SHA_256"));
        Map<String, Object> exported = kms.ask(new ExportDataKeyRequest()
                .setCiphertextBlob((String) made.get("CiphertextBlob"))
                .setPublicKeyBlob(publicKey)
                .setWrappingKeySpec("RSA_2048")
                .setWrappingAlgorithm("RSAES_OAEP_SHA_256"));

        byte[] dataKey = Base64.getDecoder().decode(keys.decrypt((String) made.get("CiphertextBlob"), null));
        for (Map<String, Object> answer : List.of(made, exported)) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, module.getPrivate(), Wrapping.OAEP_SHA_256);
            assertThat(cipher.doFinal(Base64.getDecoder().decode((String) answer.get("ExportedDataKey"))))
                    .isEqualTo(dataKey);
        }
    }

    @Test
    void importsMaterialAndLetsItGo() throws Exception {
        String id = keys.create(new CreateKeyRequest().setOrigin("EXTERNAL"));
        Map<String, Object> begun = kms.ask(new GetParametersForImportRequest()
                .setKeyId(id)
                .setWrappingAlgorithm("RSAES_OAEP_SHA_256")
                .setWrappingKeySpec("RSA_2048"));
        String wrapped = Wrapping.wrap((String) begun.get("PublicKey"), new byte[32]);

        assertDone(kms.ask(new ImportKeyMaterialRequest()
                .setKeyId(id)
                .setImportToken((String) begun.get("ImportToken"))
                .setEncryptedKeyMaterial(wrapped)
                .setKeyMaterialExpireUnix(0L)));
        String blob = keys.encrypt(id, "cGxhaW4=", null);
        assertDone(kms.ask(new DeleteKeyMaterialRequest().setKeyId(id)));

        assertRefused(409, "Rejected.PendingImport", () -> keys.decrypt(blob, null));
    }

    @Test
    void rehearsesCalls() {
        String id = keys.create(new CreateKeyRequest());

        assertRefused(
                400,
                "DryRunOperationError",
                () -> kms.ask(new EncryptRequest()
                        .setKeyId(id)
                        .setPlaintext("cGxhaW4=")
                        .setDryRun("true")));
        assertRefused(
                400,
                "ValidationError",
                () -> kms.ask(new EncryptRequest().setKeyId(id).setDryRun("true")));
    }
}
