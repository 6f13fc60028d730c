package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptTest extends OperationTest {
    EncryptTest() {
        super("Encrypt");
    }

    @Test
    void putsTheVersionBeforeAVectorAndTheCiphertextWithItsTag() {
        String id = Given.namedKey(kms);

        Reply reply = answer("KeyId", "alias/name", "Plaintext", "not Base64!");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(reply.text("KeyId")).isEqualTo(id);
        String version = reply.text("KeyVersionId");
        assertThat(version).isEqualTo(Given.version(kms, id));
        byte[] blob = Base64.getDecoder().decode(reply.text("CiphertextBlob"));
        assertThat(blob).hasSize(36 + 12 + "not Base64!".length() + 16);
        assertThat(new String(blob, 0, 36, StandardCharsets.US_ASCII)).isEqualTo(version);
        assertThat(decrypted(reply)).isEqualTo("not Base64!");
        assertThat(answer("KeyId", id, "Plaintext", "not Base64!").text("CiphertextBlob"))
                .isNotEqualTo(reply.text("CiphertextBlob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aliyun_AES_256", "Aliyun_SM4", "Aliyun_AES_128", "Aliyun_AES_192"})
    void encryptsWithEachSymmetricSpec(String spec) {
        String id = Given.key(kms, "KeySpec", spec, "DKMSInstanceId", TestServer.READY);

        assertThat(decrypted(answer("KeyId", id, "Plaintext", "ä text"))).isEqualTo("ä text");
    }

    @Test
    void takesSixKibibytesAsBase64OrAsTheyAre() {
        String id = Given.key(kms);
        String base64 = Base64.getEncoder().encodeToString(new byte[6144]);

        assertThat(decrypted(answer("KeyId", id, "Plaintext", base64))).isEqualTo(base64);
        assertThat(decrypted(answer("KeyId", id, "Plaintext", "-".repeat(6144))))
                .hasSize(6144);
    }

    private String decrypted(Reply encrypted) {
        return kms.ok("Decrypt", "CiphertextBlob", encrypted.text("CiphertextBlob"))
                .text("Plaintext");
    }
}
