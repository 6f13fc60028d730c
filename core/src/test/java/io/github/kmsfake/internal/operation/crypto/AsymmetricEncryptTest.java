package io.github.kmsfake.internal.operation.crypto;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetricEncryptTest extends OperationTest {
    private final Pair pair = Pair.of(kms, "EC_SM2", "ENCRYPT/DECRYPT");
    private final Pair signing = Pair.of(kms, "EC_SM2", "SIGN/VERIFY");
    private final Pair symmetric = Pair.of(kms, "Aliyun_AES_256", "ENCRYPT/DECRYPT");

    AsymmetricEncryptTest() {
        super("AsymmetricEncrypt");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, RSAES_OAEP_SHA_256, 190, 256",
        "RSA_2048, RSAES_OAEP_SHA_1, 214, 256",
        "RSA_3072, RSAES_OAEP_SHA_256, 318, 384",
        "RSA_3072, RSAES_OAEP_SHA_1, 342, 384",
        "RSA_4096, RSAES_OAEP_SHA_256, 446, 512",
        "RSA_4096, RSAES_OAEP_SHA_1, 470, 512",
        "EC_SM2, SM2PKE, 6047, 6144",
    })
    void takesAsMuchAsFits(String spec, String algorithm, int most, int ciphertext) {
        Pair pair = Pair.of(kms, spec, "ENCRYPT/DECRYPT");
        String plaintext = Base64.getEncoder().encodeToString(Material.bytes(most));

        Reply reply = answer(pair.with("Algorithm", algorithm, "Plaintext", plaintext));

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(Base64.getDecoder().decode(reply.text("CiphertextBlob"))).hasSize(ciphertext);
        assertThat(kms.ok(
                                "AsymmetricDecrypt",
                                pair.with("Algorithm", algorithm, "CiphertextBlob", reply.text("CiphertextBlob")))
                        .text("Plaintext"))
                .isEqualTo(plaintext);
        Reply tooMuch = kms.call(
                "AsymmetricEncrypt",
                pair.with(
                        "Algorithm",
                        algorithm,
                        "Plaintext",
                        Base64.getEncoder().encodeToString(Material.bytes(most + 1))));
        assertThat(tooMuch.text("Code")).isEqualTo("InvalidParameter");
        assertThat(tooMuch.text("Message")).contains("Plaintext");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Plaintext", pair.rows("Algorithm=SM2PKE")),
                missing("Algorithm", pair.rows("Plaintext=AAAA")),
                invalid("plaintext that is no Base64", "Plaintext", pair.rows("Algorithm=SM2PKE", "Plaintext=a")),
                invalid(
                        "an algorithm of another spec",
                        "Algorithm",
                        pair.rows("Algorithm=RSAES_OAEP_SHA_1", "Plaintext=AAAA")),
                invalid(
                        "an algorithm only for imports",
                        "Algorithm",
                        pair.rows("Algorithm=RSAES_PKCS1_V1_5", "Plaintext=AAAA")),
                refused(
                        "a rehearsal",
                        ErrorCode.DRY_RUN,
                        pair.rows("Algorithm=SM2PKE", "Plaintext=AAAA", "DryRun=true")),
                refused(
                        "a key that signs",
                        ErrorCode.OPERATION_NOT_SUPPORTED,
                        signing.rows("Algorithm=SM2PKE", "Plaintext=AAAA")),
                refused(
                        "a symmetric key",
                        ErrorCode.OPERATION_NOT_SUPPORTED,
                        symmetric.rows("Algorithm=SM2PKE", "Plaintext=AAAA")),
                refused(
                        "an unknown version",
                        ErrorCode.KEY_VERSION_NOT_FOUND,
                        "KeyId=" + pair.keyId(),
                        "KeyVersionId=v",
                        "Algorithm=SM2PKE",
                        "Plaintext=AAAA"),
                refused(
                        "an unknown alias",
                        ErrorCode.ALIAS_NOT_FOUND,
                        "KeyId=alias/nobody",
                        "KeyVersionId=v",
                        "Algorithm=SM2PKE",
                        "Plaintext=AAAA"));
    }
}
