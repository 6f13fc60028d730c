package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static io.github.kmsfake.internal.crypto.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MacAlgorithmTest {

    /** RFC 4231, test case 1. */
    @Test
    void agreesWithRfc4231UnderAShortKey() {
        byte[] key = hex("0b".repeat(20));
        byte[] message = text("Hi There");

        assertThat(mac(MacAlgorithm.HMAC_SHA_224, key, message))
                .isEqualTo("896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22");
        assertThat(mac(MacAlgorithm.HMAC_SHA_256, key, message))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(mac(MacAlgorithm.HMAC_SHA_384, key, message))
                .isEqualTo("afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
                        + "faea9ea9076ede7f4af152e8b2fa9cb6");
        assertThat(mac(MacAlgorithm.HMAC_SHA_512, key, message))
                .isEqualTo("87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                        + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
    }

    /** RFC 4231, test case 6: the key is longer than a block of the hash function. */
    @Test
    void agreesWithRfc4231UnderALongKey() {
        byte[] key = hex("aa".repeat(131));
        byte[] message = text("Test Using Larger Than Block-Size Key - Hash Key First");

        assertThat(mac(MacAlgorithm.HMAC_SHA_224, key, message))
                .isEqualTo("95e9a0db962095adaebe9b2d6f0dbce2d499f112f2d2b7273fa6870e");
        assertThat(mac(MacAlgorithm.HMAC_SHA_256, key, message))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        assertThat(mac(MacAlgorithm.HMAC_SHA_384, key, message))
                .isEqualTo("4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
                        + "0c2ef6ab4030fe8296248df163f44952");
        assertThat(mac(MacAlgorithm.HMAC_SHA_512, key, message))
                .isEqualTo("80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                        + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598");
    }

    /** GM/T 0042-2015, appendix D.3, the first two cases. */
    @Test
    void agreesWithTheStandardOfHmacWithSm3() {
        String key = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";

        assertThat(mac(
                        MacAlgorithm.HMAC_SM3,
                        hex(key),
                        text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".repeat(2))))
                .isEqualTo("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
        assertThat(mac(MacAlgorithm.HMAC_SM3, hex(key, "2122232425"), hex("cd".repeat(50))))
                .isEqualTo("220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae");
    }

    private static String mac(MacAlgorithm algorithm, byte[] key, byte[] message) {
        return show(algorithm.mac(new SecretBytes(key), message));
    }
}
