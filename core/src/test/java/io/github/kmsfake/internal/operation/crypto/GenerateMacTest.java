package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateMacTest extends OperationTest {
    GenerateMacTest() {
        super("GenerateMac");
    }

    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA_224, HmacSHA224, 28",
        "HMAC_SHA_256, HmacSHA256, 32",
        "HMAC_SHA_384, HmacSHA384, 48",
        "HMAC_SHA_512, HmacSHA512, 64",
    })
    void computesWhatThePlatformComputes(String spec, String platform, int bytes) throws Exception {
        byte[] secret = Material.bytes(bytes);
        Mac mac = Mac.getInstance(platform);
        mac.init(new SecretKeySpec(secret, platform));

        Reply reply = answer("KeyId", imported(spec, secret), "Algorithm", spec, "Message", "aGVsbG8=");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "Algorithm", "Mac");
        assertThat(reply.text("Algorithm")).isEqualTo(spec);
        assertThat(reply.text("Mac"))
                .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal("hello".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void computesWithSm3AsBouncyCastleDoes() {
        byte[] secret = Material.bytes(32);
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret));
        mac.update("hello".getBytes(StandardCharsets.UTF_8), 0, 5);
        byte[] expected = new byte[32];
        mac.doFinal(expected, 0);

        assertThat(answer("KeyId", imported("HMAC_SM3", secret), "Algorithm", "HMAC_SM3", "Message", "aGVsbG8=")
                        .text("Mac"))
                .isEqualTo(Base64.getEncoder().encodeToString(expected));
    }

    private String imported(String spec, byte[] secret) {
        String id = Given.key(kms, "KeySpec", spec, "DKMSInstanceId", TestServer.READY, "Origin", "EXTERNAL");
        Material.into(kms, id, secret, "RSAES_OAEP_SHA_256");
        return id;
    }
}
