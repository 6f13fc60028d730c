package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

class ReEncryptTest extends OperationTest {
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
}
