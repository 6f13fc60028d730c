package io.github.kmsfake.internal.operation.material;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Pem;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportKeyMaterialTest extends OperationTest {
    private String own = "";
    private String id = "";
    private String other = "";

    ImportKeyMaterialTest() {
        super("ImportKeyMaterial");
    }

    @ParameterizedTest
    @CsvSource({
        "Aliyun_AES_256, SOFTWARE, 32, RSAES_PKCS1_V1_5",
        "Aliyun_AES_256, SOFTWARE, 32, RSAES_OAEP_SHA_1",
        "Aliyun_AES_256, SOFTWARE, 32, RSAES_OAEP_SHA_256",
        "Aliyun_AES_256, HSM, 32, SM2PKE",
        "Aliyun_SM4, HSM, 16, SM2PKE",
        "Aliyun_SM4, HSM, 16, RSAES_OAEP_SHA_256",
    })
    void encryptsWithASecretThatWasBrought(String spec, String level, int bytes, String wrapping) {
        String id = Given.key(kms, "KeySpec", spec, "ProtectionLevel", level, "Origin", "EXTERNAL");

        Material.into(kms, id, Material.bytes(bytes), wrapping);

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/KeyState")).isEqualTo("Enabled");
        assertThat(key.text("KeyMetadata/MaterialExpireTime")).isEmpty();
        assertThat(key.text("KeyMetadata/PrimaryKeyVersion")).isEqualTo(Given.version(kms, id));
        String blob = kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob");
        assertThat(kms.ok("Decrypt", "CiphertextBlob", blob).text("Plaintext")).isEqualTo("text");
    }

    @Test
    void encryptsWithExactlyThatSecret() throws Exception {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");

        byte[] blob = Base64.getDecoder()
                .decode(kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob"));

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Material.bytes(32), "AES"),
                new GCMParameterSpec(128, blob, 36, 12));
        assertThat(new String(cipher.doFinal(blob, 48, blob.length - 48), StandardCharsets.UTF_8))
                .isEqualTo("text");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, RSA, 2048, RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD",
        "RSA_2048, RSA, 2048, SM2PKE_SM4_ECB",
        "EC_P256, EC, secp256r1, RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD",
        "EC_P256, EC, secp256r1, SM2PKE_SM4_ECB",
    })
    void signsWithAPrivateKeyThatWasBrought(String spec, String algorithm, String size, String wrapping)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(Integer.parseInt(size));
        } else {
            generator.initialize(new ECGenParameterSpec(size));
        }
        KeyPair pair = generator.generateKeyPair();
        String id = external(spec);

        Material.into(kms, id, pair.getPrivate().getEncoded(), wrapping);

        String pem = kms.ok("GetPublicKey", "KeyId", id, "KeyVersionId", Given.version(kms, id))
                .text("PublicKey");
        assertThat(Pem.der(pem)).isEqualTo(pair.getPublic().getEncoded());
    }

    @Test
    void takesTheBareNumberOfAnSm2Key() {
        String id = external("EC_SM2");

        Material.into(kms, id, Material.bytes(32), "SM2PKE_SM4_ECB");

        assertThat(kms.ok("GetPublicKey", "KeyId", id, "KeyVersionId", Given.version(kms, id))
                        .text("PublicKey"))
                .isNotEmpty();
    }

    @Test
    void takesTheSameMaterialAgainAndOpensWhatItOnceEncrypted() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
        String version = Given.version(kms, id);
        String blob = kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob");
        kms.ok("DeleteKeyMaterial", "KeyId", id);
        assertThat(kms.call("Decrypt", "CiphertextBlob", blob).text("Code")).isEqualTo("Rejected.PendingImport");
        byte[] other = Material.bytes(32);
        other[0]++;
        assertThat(kms.call("ImportKeyMaterial", Material.parameters(kms, id, other, "RSAES_OAEP_SHA_256"))
                        .text("Code"))
                .isEqualTo("InvalidKeyMaterial");

        Material.into(kms, id, Material.bytes(32), "RSAES_PKCS1_V1_5");

        assertThat(Given.version(kms, id)).isEqualTo(version);
        assertThat(kms.ok("Decrypt", "CiphertextBlob", blob).text("Plaintext")).isEqualTo("text");
    }

    @Test
    void letsTheMaterialExpire() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        long day = TestServer.BEGINNING.plus(Duration.ofDays(1)).getEpochSecond();
        kms.ok(
                "ImportKeyMaterial",
                Material.parameters(
                        kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256", "KeyMaterialExpireUnix", "" + day));
        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/MaterialExpireTime"))
                .isEqualTo("2056-11-25T08:00:00Z");

        kms.clock().advance(Duration.ofDays(1));

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/KeyState")).isEqualTo("PendingImport");
        assertThat(key.text("KeyMetadata/MaterialExpireTime")).isEmpty();
        kms.ok(
                "ImportKeyMaterial",
                Material.parameters(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256", "KeyMaterialExpireUnix", "0"));
        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("Enabled");
    }

    @Test
    void leavesADisabledKeyDisabled() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
        kms.ok("DisableKey", "KeyId", id);

        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("Disabled");
    }

    @Test
    void refusesAnExpiredToken() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        String[] parameters = Material.parameters(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
        kms.clock().advance(Duration.ofHours(24));

        assertThat(kms.call("ImportKeyMaterial", parameters).text("Code")).isEqualTo("ExpiredImportToken");
        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("PendingImport");
    }

    private String external(String spec) {
        return Given.key(kms, "KeySpec", spec, "DKMSInstanceId", TestServer.READY, "Origin", "EXTERNAL");
    }

    /** The rows of an import of material of that length. */
    private String[] rows(String keyId, int bytes, String... more) {
        String[] turn = Material.parameters(kms, keyId, Material.bytes(bytes), "RSAES_OAEP_SHA_256");
        return Stream.concat(
                        IntStream.range(0, turn.length / 2).mapToObj(i -> turn[2 * i] + "=" + turn[2 * i + 1]),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private String[] with(String[] rows, String name, String value) {
        return Stream.of(rows)
                .map(row -> row.startsWith(name + "=") ? name + "=" + value : row)
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        own = Given.namedKey(kms);
        id = Given.key(kms, "Origin", "EXTERNAL");
        other = Given.key(kms, "Origin", "EXTERNAL");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", with(rows(id, 32), "KeyId", "")),
                missing("EncryptedKeyMaterial", with(rows(id, 32), "EncryptedKeyMaterial", "")),
                missing("ImportToken", with(rows(id, 32), "ImportToken", "")),
                invalid("no Base64", "EncryptedKeyMaterial", with(rows(id, 32), "EncryptedKeyMaterial", "a")),
                invalid("an expiry in the past", "KeyMaterialExpireUnix", rows(id, 32, "KeyMaterialExpireUnix=1")),
                invalid(
                        "an expiry before all times",
                        "KeyMaterialExpireUnix",
                        rows(id, 32, "KeyMaterialExpireUnix=-1")),
                invalid(
                        "an expiry in milliseconds",
                        "KeyMaterialExpireUnix",
                        rows(id, 32, "KeyMaterialExpireUnix=9999999999999")),
                invalid("an expiry in words", "KeyMaterialExpireUnix", rows(id, 32, "KeyMaterialExpireUnix=never")),
                refused(
                        "a token that is none",
                        ErrorCode.IMPORT_TOKEN_INVALID,
                        with(rows(id, 32), "ImportToken", "AAAA")),
                refused("a token in no Base64", ErrorCode.IMPORT_TOKEN_INVALID, with(rows(id, 32), "ImportToken", "%")),
                refused("a token of another key", ErrorCode.IMPORT_TOKEN_INVALID, with(rows(other, 32), "KeyId", id)),
                refused("31 bytes", ErrorCode.KEY_MATERIAL_INVALID, rows(id, 31)),
                refused("33 bytes", ErrorCode.KEY_MATERIAL_INVALID, rows(id, 33)),
                refused(
                        "what was never wrapped",
                        ErrorCode.KEY_MATERIAL_INVALID,
                        with(rows(id, 32), "EncryptedKeyMaterial", "AAAA")),
                refused("a key of the service", ErrorCode.ORIGIN_NOT_SUPPORTED, with(rows(id, 32), "KeyId", own)),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, with(rows(id, 32), "KeyId", "alias/name")),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, with(rows(id, 32), "KeyId", "nobody")));
    }
}
