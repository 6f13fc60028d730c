package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateDataKeyWithoutPlaintextTest extends OperationTest {
    GenerateDataKeyWithoutPlaintextTest() {
        super("GenerateDataKeyWithoutPlaintext");
    }

    @Test
    void makesAKeyThatDecryptOpensAgain() {
        String id = Given.namedKey(kms);

        Reply reply = answer("KeyId", "alias/name", "EncryptionContext", "{\"a\":\"1\"}");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(reply.text("KeyId")).isEqualTo(id);
        assertThat(reply.text("KeyVersionId")).isEqualTo(Given.version(kms, id));
        assertThat(Base64.getDecoder().decode(reply.text("CiphertextBlob"))).hasSize(108);
        String plaintext = decrypted(reply, "EncryptionContext", "{\"a\":\"1\"}");
        assertThat(Base64.getDecoder().decode(plaintext)).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({"AES_256,,32", "AES_128,,16", ",1,1", ",1024,1024", ",0,32", "AES_128,0,16", "AES_256,24,24"})
    void isAsLongAsIsAskedFor(@Nullable String spec, @Nullable String bytes, int expected) {
        Reply reply = answer(
                "KeyId",
                Given.key(kms),
                "KeySpec",
                spec == null ? "" : spec,
                "NumberOfBytes",
                bytes == null ? "" : bytes);

        assertThat(Base64.getDecoder().decode(decrypted(reply))).hasSize(expected);
    }

    private String decrypted(Reply reply, String... more) {
        return kms.ok(
                        "Decrypt",
                        Stream.concat(Stream.of("CiphertextBlob", reply.text("CiphertextBlob")), Stream.of(more))
                                .toArray(String[]::new))
                .text("Plaintext");
    }
}
