package io.github.kmsfake.internal.operation.crypto;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateAndExportDataKeyTest extends OperationTest {
    private final Module module = new Module();
    private String id = "";

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

    private static String[] and(String[] rows, String row) {
        return Stream.concat(Stream.of(rows), Stream.of(row)).toArray(String[]::new);
    }

    /** The rows of a call for this module, with one of them changed. */
    private String[] rows(String name, String value) {
        return Stream.of(
                        "KeyId=" + id,
                        "PublicKeyBlob=" + module.publicKey("RSA_2048"),
                        "WrappingKeySpec=RSA_2048",
                        "WrappingAlgorithm=RSAES_OAEP_SHA_256")
                .map(row -> row.startsWith(name + "=") ? name + "=" + value : row)
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        id = Given.key(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("PublicKeyBlob", rows("PublicKeyBlob", "")),
                missing("WrappingKeySpec", rows("WrappingKeySpec", "")),
                missing("WrappingAlgorithm", rows("WrappingAlgorithm", "")),
                invalid("an unknown spec", "WrappingKeySpec", rows("WrappingKeySpec", "RSA_3072")),
                invalid("an unknown algorithm", "WrappingAlgorithm", rows("WrappingAlgorithm", "RSAES_PKCS1_V1_5")),
                invalid("an algorithm of another spec", "WrappingAlgorithm", rows("WrappingAlgorithm", "SM2PKE")),
                invalid("no Base64", "PublicKeyBlob", rows("PublicKeyBlob", "%")),
                invalid("no key", "PublicKeyBlob", rows("PublicKeyBlob", "AAAA")),
                invalid("a key of another spec", "PublicKeyBlob", rows("PublicKeyBlob", module.publicKey("EC_SM2"))),
                missing("KeyId", rows("KeyId", "")),
                invalid("a key that does not fit", "WrappingAlgorithm", and(rows("", ""), "NumberOfBytes=191")),
                refused("a rehearsal", ErrorCode.DRY_RUN, and(rows("", ""), "DryRun=true")),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, rows("KeyId", "nobody")));
    }
}
