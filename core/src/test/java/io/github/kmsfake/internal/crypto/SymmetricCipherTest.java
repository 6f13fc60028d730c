package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.changed;
import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricCipherTest {
    private static final String KEY = "feffe9928665731c6d6a8f9467308308";
    private static final String IV = "cafebabefacedbaddecaf888";
    private static final String PLAINTEXT = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String ADDITIONAL = "feedfacedeadbeeffeedfacedeadbeefabaddad2";

    /** A case of a document. */
    record Published(
            String source,
            SymmetricCipher cipher,
            String key,
            String iv,
            String plaintext,
            String additional,
            String ciphertext,
            String tag) {
        byte[] sealed() {
            return hex(ciphertext, tag);
        }

        byte[] open(byte[] sealed, byte[] additional) {
            return cipher.open(new SecretBytes(hex(key)), hex(iv), sealed, additional)
                    .orElse(new byte[0]);
        }

        @Override
        public String toString() {
            return source;
        }
    }

    static Stream<Published> published() {
        return Stream.of(
                new Published(
                        "McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case 4",
                        SymmetricCipher.AES_GCM,
                        KEY,
                        IV,
                        PLAINTEXT,
                        ADDITIONAL,
                        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
                        "5bc94fbc3221a5db94fae95ae7121a47"),
                new Published(
                        "the same, test case 10",
                        SymmetricCipher.AES_GCM,
                        KEY + "feffe9928665731c",
                        IV,
                        PLAINTEXT,
                        ADDITIONAL,
                        "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
                                + "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710",
                        "2519498e80f1478f37ba55bd6d27618c"),
                new Published(
                        "the same, test case 16",
                        SymmetricCipher.AES_GCM,
                        KEY + KEY,
                        IV,
                        PLAINTEXT,
                        ADDITIONAL,
                        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
                        "76fc6ece0f4e1768cddf8853bb2d551b"),
                new Published(
                        "RFC 8998, appendix A.1",
                        SymmetricCipher.SM4_GCM,
                        "0123456789abcdeffedcba9876543210",
                        "00001234567800000000abcd",
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
                        ADDITIONAL,
                        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d",
                        "83de3541e4c2b58177e065a9bf7b62ec"));
    }

    @ParameterizedTest
    @MethodSource("published")
    void sealsAsPublished(Published given) {
        byte[] sealed = given.cipher()
                .seal(
                        new SecretBytes(hex(given.key())),
                        hex(given.iv()),
                        hex(given.plaintext()),
                        hex(given.additional()));

        assertThat(show(sealed)).isEqualTo(given.ciphertext() + given.tag());
    }

    @ParameterizedTest
    @MethodSource("published")
    void opensWhatWasPublished(Published given) {
        assertThat(given.open(given.sealed(), hex(given.additional()))).isEqualTo(hex(given.plaintext()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void opensNothingThatWasChanged(Published given) {
        byte[] sealed = given.sealed();
        byte[] additional = hex(given.additional());

        assertThat(given.open(changed(sealed, 0), additional)).isEmpty();
        assertThat(given.open(changed(sealed, sealed.length - 1), additional)).isEmpty();
        assertThat(given.open(sealed, changed(additional, 0))).isEmpty();
        assertThat(given.open(sealed, new byte[0])).isEmpty();
        assertThat(given.open(new byte[0], additional)).isEmpty();
        assertThat(given.open(new byte[SymmetricCipher.TAG_BYTES - 1], additional))
                .isEmpty();
    }

    /** What a key keeps from one use for the next must not show, also not by a refusal or another use in between. */
    @ParameterizedTest
    @MethodSource("published")
    void aKeyIsTheSameAtEachUse(Published given) {
        SecretBytes key = new SecretBytes(hex(given.key()));
        byte[] iv = hex(given.iv());
        byte[] plaintext = hex(given.plaintext());
        byte[] additional = hex(given.additional());

        for (int i = 0; i < 3; i++) {
            assertThat(given.cipher().seal(key, iv, plaintext, additional)).isEqualTo(given.sealed());
            assertThat(given.cipher().seal(key, iv, plaintext, additional)).isEqualTo(given.sealed());
            assertThat(given.cipher().open(key, iv, given.sealed(), additional)).hasValue(plaintext);
            assertThat(given.cipher().open(key, iv, changed(given.sealed(), i), additional))
                    .isEmpty();
            assertThat(given.cipher().seal(key, changed(iv, i), plaintext, additional))
                    .isNotEqualTo(given.sealed());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void aKeyIsUsedByManyAtOnce(Published given) {
        SecretBytes key = new SecretBytes(hex(given.key()));
        byte[] additional = hex(given.additional());

        assertThat(IntStream.range(0, 2_000).parallel()).allSatisfy(i -> {
            byte[] iv = ByteBuffer.allocate(SymmetricCipher.IV_BYTES).putInt(i).array();
            byte[] plaintext = ByteBuffer.allocate(100).putInt(i).array();
            byte[] sealed = given.cipher().seal(key, iv, plaintext, additional);
            assertThat(given.cipher().open(key, iv, sealed, additional)).hasValue(plaintext);
        });
    }
}
