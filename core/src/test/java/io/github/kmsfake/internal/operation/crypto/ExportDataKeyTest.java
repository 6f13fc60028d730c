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

class ExportDataKeyTest extends OperationTest {
    private final Module module = new Module();
    private String blob = "";
    private String text = "";

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

    private static String[] and(String[] rows, String row) {
        return Stream.concat(Stream.of(rows), Stream.of(row)).toArray(String[]::new);
    }

    /** The rows of a call for this module, with one of them changed. */
    private String[] rows(String name, String value) {
        return Stream.of(
                        "CiphertextBlob=" + blob,
                        "PublicKeyBlob=" + module.publicKey("RSA_2048"),
                        "WrappingKeySpec=RSA_2048",
                        "WrappingAlgorithm=RSAES_OAEP_SHA_256")
                .map(row -> row.startsWith(name + "=") ? name + "=" + value : row)
                .toArray(String[]::new);
    }

    @Override
    protected void prepare() {
        String id = Given.key(kms);
        blob = kms.ok("GenerateDataKey", "KeyId", id).text("CiphertextBlob");
        text = kms.ok("Encrypt", "KeyId", id, "Plaintext", "no Base64").text("CiphertextBlob");
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
                missing("CiphertextBlob", rows("CiphertextBlob", "")),
                invalid("what is no data key", "CiphertextBlob", rows("CiphertextBlob", text)),
                refused(
                        "another context",
                        ErrorCode.UNKNOWN_PARAMETER_INVALID,
                        and(rows("", ""), "EncryptionContext={\"a\":\"1\"}")),
                refused("a rehearsal", ErrorCode.DRY_RUN, and(rows("", ""), "DryRun=true")));
    }
}
