package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetricEncryptTest extends OperationTest {
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
}
