package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DeleteKeyMaterialRequest;
import com.aliyun.kms20160120.models.GetParametersForImportRequest;
import com.aliyun.kms20160120.models.ImportKeyMaterialRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Material that its owner brings, and may have to bring again. */
@WithEverySdk
class ImportTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final byte[] MATERIAL = "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    @KmsFake
    private final KmsFakeServer server =
            KmsFakeServer.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

    private final Sdk sdk;
    private Kms kms;
    private KeyCalls keys;
    private String id;
    private Map<String, Object> begun;

    ImportTest(Sdk sdk) {
        this.sdk = sdk;
    }

    @BeforeEach
    void begin() {
        kms = sdk.connect(server);
        keys = new KeyCalls(kms);
        id = keys.create(new CreateKeyRequest().setOrigin("EXTERNAL"));
        begun = kms.ask(new GetParametersForImportRequest()
                .setKeyId(id)
                .setWrappingAlgorithm("RSAES_OAEP_SHA_256")
                .setWrappingKeySpec("RSA_2048"));
    }

    @Test
    void waitsForItsMaterialAndExpires() throws Exception {
        assertThat(begun).containsEntry("KeyId", id).containsEntry("TokenExpireTime", "2026-02-04T04:05:06Z");
        assertThat(keys.metadata(id)).containsEntry("KeyState", "PendingImport");
        assertThat(keys.versions(id)).isEmpty();

        assertDone(kms.ask(material(MATERIAL).setKeyMaterialExpireUnix(NOW.getEpochSecond() + 60)));

        assertThat(keys.metadata(id))
                .containsEntry("KeyState", "Enabled")
                .containsEntry("MaterialExpireTime", "2026-02-03T04:06:06Z")
                .containsEntry("PrimaryKeyVersion", keys.versions(id).get(0));
    }

    @Test
    void opensOldCiphertextsOnceTheMaterialIsBack() throws Exception {
        kms.ask(material(MATERIAL).setKeyMaterialExpireUnix(0L));
        String blob = keys.encrypt(id, "cGxhaW4=", null);
        assertDone(kms.ask(new DeleteKeyMaterialRequest().setKeyId(id)));
        assertThat(keys.metadata(id)).containsEntry("KeyState", "PendingImport");

        assertRefused(400, "InvalidKeyMaterial", () -> kms.ask(material(new byte[32])));
        assertDone(kms.ask(material(MATERIAL)));

        assertThat(keys.decrypt(blob, null)).isEqualTo("cGxhaW4=");
        assertThat(keys.metadata(id)).containsEntry("MaterialExpireTime", "");
    }

    @Test
    void refusesMaterialThatDoesNotFit() {
        String other = keys.create(new CreateKeyRequest().setOrigin("EXTERNAL"));

        assertRefused(400, "InvalidKeyMaterial", () -> kms.ask(material(new byte[31])));
        assertRefused(
                400, "InvalidImportToken", () -> kms.ask(material(MATERIAL).setKeyId(other)));
        assertRefused(
                400, "InvalidImportToken", () -> kms.ask(material(MATERIAL).setImportToken("AAAA")));
        assertRefused(
                400,
                "InvalidParameter",
                () -> kms.ask(material(MATERIAL).setKeyMaterialExpireUnix(NOW.getEpochSecond() - 1)));
    }

    private ImportKeyMaterialRequest material(byte[] bytes) throws Exception {
        return new ImportKeyMaterialRequest()
                .setKeyId(id)
                .setImportToken((String) begun.get("ImportToken"))
                .setEncryptedKeyMaterial(Wrapping.wrap((String) begun.get("PublicKey"), bytes));
    }
}
