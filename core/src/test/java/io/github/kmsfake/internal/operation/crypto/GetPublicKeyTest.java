package io.github.kmsfake.internal.operation.crypto;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetPublicKeyTest extends OperationTest {
    private final Pair pair = Pair.of(kms, "EC_P256", "SIGN/VERIFY");
    private final Pair off = Pair.of(kms, "EC_P256", "SIGN/VERIFY").off();
    private final Pair symmetric = Pair.of(kms, "Aliyun_AES_256", "ENCRYPT/DECRYPT");

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

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "KeyVersionId=v"),
                missing("KeyVersionId", "KeyId=" + pair.keyId()),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "KeyVersionId=v"),
                refused(
                        "an unknown version",
                        ErrorCode.KEY_VERSION_NOT_FOUND,
                        "KeyId=" + pair.keyId(),
                        "KeyVersionId=v"),
                refused("a symmetric key", ErrorCode.ACTION_NOT_SUPPORTED, symmetric.rows()),
                refused("a rehearsal", ErrorCode.DRY_RUN, pair.rows("DryRun=true")),
                refused("a key that is off", ErrorCode.KEY_DISABLED, off.rows("DryRun=true")));
    }
}
