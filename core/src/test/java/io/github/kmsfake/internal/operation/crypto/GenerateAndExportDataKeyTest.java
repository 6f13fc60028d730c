package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateAndExportDataKeyTest extends OperationTest {
    private final Module module = new Module();

    GenerateAndExportDataKeyTest() {
        super("GenerateAndExportDataKey");
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSAES_OAEP_SHA_256, 190", "RSA_2048, RSAES_OAEP_SHA_1, 214", "EC_SM2, SM2PKE, 1024"})
    void wrapsTheVeryKeyThatItEncrypts(String spec, String algorithm, String most) throws Exception {
        Reply reply = answer(
                "KeyId",
                Given.key(kms),
                "PublicKeyBlob",
                module.publicKey(spec),
                "WrappingKeySpec",
                spec,
                "WrappingAlgorithm",
                algorithm,
                "NumberOfBytes",
                most);

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob", "ExportedDataKey");
        String plaintext = kms.ok("Decrypt", "CiphertextBlob", reply.text("CiphertextBlob"))
                .text("Plaintext");
        assertThat(module.unwrap(algorithm, reply.text("ExportedDataKey")))
                .hasSize(Integer.parseInt(most))
                .isEqualTo(Base64.getDecoder().decode(plaintext));
    }
}
