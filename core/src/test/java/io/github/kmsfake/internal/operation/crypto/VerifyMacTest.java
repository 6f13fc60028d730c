package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyMacTest extends OperationTest {
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
}
