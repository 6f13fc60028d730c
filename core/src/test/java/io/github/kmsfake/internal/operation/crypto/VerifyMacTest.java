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
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyMacTest extends OperationTest {
    private String id = "";
    private String pair = "";

    VerifyMacTest() {
        super("VerifyMac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMAC_SM3", "HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"})
    void knowsItsOwnCodesAndNoOthers(String spec) {
        String key = Given.key(kms, "KeySpec", spec, "DKMSInstanceId", TestServer.READY);
        String mac = kms.ok("GenerateMac", "KeyId", key, "Algorithm", spec, "Message", "AAAA")
                .text("Mac");

        Reply reply = answer("KeyId", key, "Algorithm", spec, "Message", "AAAA", "Mac", mac);

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "Algorithm", "Value");
        assertThat(reply.text("Value")).isEqualTo("true");
        assertThat(answer("KeyId", key, "Algorithm", spec, "Message", "AAAB", "Mac", mac)
                        .text("Value"))
                .isEqualTo("false");
        assertThat(answer("KeyId", key, "Algorithm", spec, "Message", "AAAA", "Mac", "AAAA")
                        .text("Value"))
                .isEqualTo("false");
    }

    @Override
    protected void prepare() {
        id = Given.key(kms, "KeySpec", "HMAC_SM3", "DKMSInstanceId", TestServer.READY);
        pair = Given.key(kms, "KeySpec", "EC_P256");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Mac", "KeyId=" + id, "Algorithm=HMAC_SM3", "Message=AAAA"),
                invalid("no Base64", "Mac", "KeyId=" + id, "Algorithm=HMAC_SM3", "Message=AAAA", "Mac=a"),
                invalid(
                        "an algorithm of another spec",
                        "Algorithm",
                        "KeyId=" + id,
                        "Algorithm=HMAC_SHA_256",
                        "Message=AAAA",
                        "Mac=AAAA"),
                refused(
                        "a pair",
                        ErrorCode.ACTION_NOT_SUPPORTED,
                        "KeyId=" + pair,
                        "Algorithm=HMAC_SM3",
                        "Message=AAAA",
                        "Mac=AAAA"));
    }
}
