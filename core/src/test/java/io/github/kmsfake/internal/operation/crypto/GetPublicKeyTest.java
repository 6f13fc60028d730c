package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetPublicKeyTest extends OperationTest {
    GetPublicKeyTest() {
        super("GetPublicKey");
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSA", "EC_P256, EC"})
    void showsAKeyThatThePlatformReads(String spec, String algorithm) throws Exception {
        Pair pair = Pair.of(kms, spec, "SIGN/VERIFY");

        Reply reply = answer(pair.with());

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "PublicKey");
        assertThat(reply.text("KeyId")).isEqualTo(pair.keyId());
        assertThat(reply.text("PublicKey"))
                .matches(
                        "-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{64}\n)*[A-Za-z0-9+/=]{1,64}\n-----END PUBLIC KEY-----\n");
        assertThat(pair.platformKey(algorithm).getEncoded()).isEqualTo(pair.publicKey());
    }
}
