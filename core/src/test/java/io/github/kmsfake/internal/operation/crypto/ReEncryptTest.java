package io.github.kmsfake.internal.operation.crypto;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

class ReEncryptTest extends OperationTest {
    private final Pair pair = Pair.of(kms, "EC_SM2", "ENCRYPT/DECRYPT");
    private String id = "";
    private String going = "";
    private String blob = "";

    ReEncryptTest() {
        super("ReEncrypt");
    }

    @Test
    void encryptsAnewWithAnotherKeyAndContext() {
        String source = Given.key(kms);
        String target = Given.namedKey(kms);
        String version = Given.version(kms, source);
        String blob = kms.ok("Encrypt", "KeyId", source, "Plaintext", "text", "EncryptionContext", "{\"a\":\"1\"}")
                .text("CiphertextBlob");
        kms.ok("CreateKeyVersion", "KeyId", source);

        Reply reply = answer(
                "CiphertextBlob",
                blob,
                "SourceEncryptionContext",
                "{\"a\":\"1\"}",
                "DestinationKeyId",
                "alias/name",
                "DestinationEncryptionContext",
                "{\"b\":\"2\"}");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(reply.text("KeyId")).isEqualTo(source);
        assertThat(reply.text("KeyVersionId")).isEqualTo(version);
        Reply opened =
                kms.ok("Decrypt", "CiphertextBlob", reply.text("CiphertextBlob"), "EncryptionContext", "{\"b\":\"2\"}");
        assertThat(opened.text("KeyId")).isEqualTo(target);
        assertThat(opened.text("Plaintext")).isEqualTo("text");
    }

    @Test
    void takesOverWhatAPublicKeyEncrypted() throws Exception {
        Pair pair = Pair.of(kms, "RSA_2048", "ENCRYPT/DECRYPT");
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                pair.platformKey("RSA"),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] ciphertext = cipher.doFinal(Material.bytes(32));

        Reply reply = answer(
                "CiphertextBlob",
                Base64.getEncoder().encodeToString(ciphertext),
                "SourceKeyId",
                pair.keyId(),
                "SourceKeyVersionId",
                pair.versionId(),
                "SourceEncryptionAlgorithm",
                "RSAES_OAEP_SHA_256",
                "DestinationKeyId",
                Given.key(kms));

        assertThat(reply.text("KeyId")).isEqualTo(pair.keyId());
        assertThat(kms.ok("Decrypt", "CiphertextBlob", reply.text("CiphertextBlob"))
                        .text("Plaintext"))
                .isEqualTo(Base64.getEncoder().encodeToString(Material.bytes(32)));
    }

    private String[] ofPublicKey(String name, String value, String... more) {
        return Stream.concat(
                        Stream.of(
                                "CiphertextBlob=AAAA",
                                "DestinationKeyId=" + id,
                                "SourceKeyId=" + pair.keyId(),
                                "SourceKeyVersionId=" + pair.versionId(),
                                "SourceEncryptionAlgorithm=SM2PKE"),
                        Stream.of(more))
                .map(row -> row.startsWith(name + "=") ? name + "=" + value : row)
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        id = Given.key(kms);
        going = Given.goingKey(kms);
        blob = kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("CiphertextBlob", "DestinationKeyId=" + id),
                missing("DestinationKeyId", "CiphertextBlob=" + blob),
                invalid("too short a ciphertext", "CiphertextBlob", "CiphertextBlob=AAAA", "DestinationKeyId=" + id),
                missing("SourceKeyId", ofPublicKey("SourceKeyId", "")),
                missing("SourceKeyVersionId", ofPublicKey("SourceKeyVersionId", "")),
                missing("SourceEncryptionAlgorithm", ofPublicKey("SourceEncryptionAlgorithm", "")),
                invalid(
                        "an unknown algorithm",
                        "SourceEncryptionAlgorithm",
                        ofPublicKey("SourceEncryptionAlgorithm", "RSAES_PKCS1_V1_5")),
                invalid(
                        "an algorithm of another spec",
                        "SourceEncryptionAlgorithm",
                        ofPublicKey("SourceEncryptionAlgorithm", "RSAES_OAEP_SHA_1")),
                invalid(
                        "a context of a public key",
                        "SourceEncryptionContext",
                        ofPublicKey("", "", "SourceEncryptionContext={\"a\":\"1\"}")),
                invalid("what no public key encrypted", "CiphertextBlob", ofPublicKey("", "")),
                refused(
                        "a version of another key",
                        ErrorCode.KEY_VERSION_NOT_FOUND,
                        ofPublicKey("SourceKeyVersionId", "v")),
                refused(
                        "another context",
                        ErrorCode.UNKNOWN_PARAMETER_INVALID,
                        "CiphertextBlob=" + blob,
                        "DestinationKeyId=" + id,
                        "SourceEncryptionContext={\"a\":\"1\"}"),
                refused(
                        "an unknown destination",
                        ErrorCode.KEY_NOT_FOUND,
                        "CiphertextBlob=" + blob,
                        "DestinationKeyId=nobody"),
                refused(
                        "a pair as the destination",
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        "CiphertextBlob=" + blob,
                        "DestinationKeyId=" + pair.keyId()),
                refused(
                        "a destination that is to go",
                        ErrorCode.KEY_PENDING_DELETION,
                        "CiphertextBlob=" + blob,
                        "DestinationKeyId=" + going),
                refused(
                        "a rehearsal",
                        ErrorCode.DRY_RUN,
                        "CiphertextBlob=" + blob,
                        "DestinationKeyId=" + id,
                        "DryRun=true"));
    }
}
