package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportDataKeyTest extends OperationTest {
    private final Module module = new Module();

    ExportDataKeyTest() {
        super("ExportDataKey");
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSAES_OAEP_SHA_256", "RSA_2048, RSAES_OAEP_SHA_1", "EC_SM2, SM2PKE"})
    void wrapsADataKeyThatItOnceMade(String spec, String algorithm) throws Exception {
        String key = Given.key(kms);
        Reply made = kms.ok("GenerateDataKey", "KeyId", key, "EncryptionContext", "{\"a\":\"1\"}");

        Reply reply = answer(
                "CiphertextBlob",
                made.text("CiphertextBlob"),
                "EncryptionContext",
                "{\"a\":\"1\"}",
                "PublicKeyBlob",
                module.publicKey(spec),
                "WrappingKeySpec",
                spec,
                "WrappingAlgorithm",
                algorithm);

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "ExportedDataKey");
        assertThat(reply.text("KeyId")).isEqualTo(key);
        assertThat(module.unwrap(algorithm, reply.text("ExportedDataKey")))
                .isEqualTo(Base64.getDecoder().decode(made.text("Plaintext")));
    }
}
