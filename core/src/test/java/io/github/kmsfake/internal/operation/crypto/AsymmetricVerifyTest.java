package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetricVerifyTest extends OperationTest {
    AsymmetricVerifyTest() {
        super("AsymmetricVerify");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, RSA_PSS_SHA_256",
        "RSA_2048, RSA_PKCS1_SHA_256",
        "EC_P256, ECDSA_SHA_256",
        "EC_P256K, ECDSA_SHA_256",
        "EC_SM2, SM2DSA",
    })
    void knowsItsOwnSignaturesAndNoOthers(String spec, String algorithm) {
        Pair pair = Pair.of(kms, spec, "SIGN/VERIFY");
        String value = kms.ok("AsymmetricSign", pair.with("Algorithm", algorithm, "Digest", Pair.DIGEST))
                .text("Value");

        Reply reply = verify(pair, algorithm, Pair.DIGEST, value);
        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "Value");
        assertThat(reply.json().get("Value").isBoolean()).isTrue();
        assertThat(reply.text("Value")).isEqualTo("true");
        assertThat(reply.text("KeyVersionId")).isEqualTo(pair.versionId());

        assertThat(verify(pair, algorithm, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", value)
                        .text("Value"))
                .isEqualTo("false");
        byte[] signature = Base64.getDecoder().decode(value);
        for (int i = 0; i < signature.length; i += 7) {
            byte[] damaged = signature.clone();
            damaged[i] ^= 1;
            assertThat(verify(pair, algorithm, Pair.DIGEST, base64(damaged)).text("Value"))
                    .isEqualTo("false");
        }
        for (int length : new int[] {1, 8, signature.length - 1, signature.length + 1}) {
            assertThat(verify(pair, algorithm, Pair.DIGEST, base64(Arrays.copyOf(signature, length)))
                            .text("Value"))
                    .isEqualTo("false");
        }
    }

    @Test
    void doesNotTakeTheSignatureOfAnotherVersion() {
        Pair pair = Pair.of(kms, "EC_P256", "SIGN/VERIFY");
        String value = kms.ok("AsymmetricSign", pair.with("Algorithm", "ECDSA_SHA_256", "Digest", Pair.DIGEST))
                .text("Value");
        kms.ok("CreateKeyVersion", "KeyId", pair.keyId());
        Pair second = new Pair(kms, pair.keyId(), Given.version(kms, pair.keyId()));

        assertThat(verify(second, "ECDSA_SHA_256", Pair.DIGEST, value).text("Value"))
                .isEqualTo("false");
        assertThat(verify(pair, "ECDSA_SHA_256", Pair.DIGEST, value).text("Value"))
                .isEqualTo("true");
    }

    private Reply verify(Pair pair, String algorithm, String digest, String value) {
        return answer(pair.with("Algorithm", algorithm, "Digest", digest, "Value", value));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
