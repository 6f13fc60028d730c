package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HashAlgorithmTest {
    @Test
    void agreesWithPublishedValuesOfSm3() {
        assertThat(hex(HashAlgorithm.SM3.hash(new byte[0])))
                .isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        assertThat(hex(HashAlgorithm.SM3.hash(bytes("abc"))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex(HashAlgorithm.SM3.hmac(bytes("secret"), bytes("source"))))
                .isEqualTo("b9ff646822f41ef647c1416fa2b8408923828abc0464af6706e18db3e8553da8");
    }

    @Test
    void agreesWithPublishedValuesOfSha() {
        assertThat(hex(HashAlgorithm.SHA_256.hash(bytes("abc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(HashAlgorithm.SHA_1.hash(bytes("abc")))).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(hex(HashAlgorithm.SHA_256.hmac(bytes("Jefe"), bytes("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hex(HashAlgorithm.SHA_1.hmac(bytes("Jefe"), bytes("what do ya want for nothing?"))))
                .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
