package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.changed;
import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static io.github.kmsfake.internal.crypto.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EncryptionAlgorithmTest {
    private static final byte[] PLAINTEXT = text("anything");

    /** GB/T 32918.5-2017, appendix C.2, whose order is C1, C3, C2 already. */
    @Test
    void decryptsThePublishedSm2Ciphertext() {
        AsymmetricKey key =
                TestKeys.ofNumber(KeySpec.EC_SM2, "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        byte[] c1 = hex(
                "04",
                "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73",
                "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0");
        byte[] c3 = hex("59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766");
        byte[] c2 = hex("21886ca989ca9c7d58087307ca93092d651efa");

        assertThat(EncryptionAlgorithm.SM2PKE.decrypt(key, hex(show(c1), show(c3), show(c2))))
                .contains(text("encryption standard"));
        assertThat(EncryptionAlgorithm.SM2PKE.decrypt(key, hex(show(c1), show(c2), show(c3))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void decryptsWhatItEncrypted(EncryptionAlgorithm algorithm) {
        AsymmetricKey key = key(algorithm);
        byte[] most = new byte[algorithm.mostBytes(key.publicKey())];
        Arrays.fill(most, (byte) 7);

        for (byte[] plaintext : new byte[][] {PLAINTEXT, new byte[] {0}, new byte[] {0, 0, 1}, most}) {
            assertThat(algorithm.decrypt(key, algorithm.encrypt(key.publicKey(), plaintext, TestKeys.RANDOM)))
                    .contains(plaintext);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "RSAES_OAEP.*")
    void agreesWithThePlatformOnOaep(EncryptionAlgorithm algorithm) throws GeneralSecurityException {
        boolean sha1 = algorithm == EncryptionAlgorithm.RSAES_OAEP_SHA_1;
        agree(
                Cipher.getInstance("RSA/ECB/OAEPPadding"),
                new OAEPParameterSpec(
                        sha1 ? "SHA-1" : "SHA-256",
                        "MGF1",
                        sha1 ? MGF1ParameterSpec.SHA1 : MGF1ParameterSpec.SHA256,
                        PSource.PSpecified.DEFAULT),
                algorithm);
        assertThat(algorithm.mostBytes(key(algorithm).publicKey()))
                .isEqualTo(TestKeys.RSA_BLOCK - 2 - 2 * (sha1 ? 20 : 32));
    }

    @Test
    void agreesWithThePlatformOnPkcs1() throws GeneralSecurityException {
        agree(Cipher.getInstance("RSA/ECB/PKCS1Padding"), null, EncryptionAlgorithm.RSAES_PKCS1_V1_5);
    }

    @Test
    void keepsTheTwoHashFunctionsOfOaepApart() {
        AsymmetricKey key = TestKeys.of(KeySpec.RSA_2048);
        byte[] ciphertext = EncryptionAlgorithm.RSAES_OAEP_SHA_1.encrypt(key.publicKey(), PLAINTEXT, TestKeys.RANDOM);

        assertThat(EncryptionAlgorithm.RSAES_OAEP_SHA_256.decrypt(key, ciphertext))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RSAES_PKCS1_V1_5")
    void decryptsNothingThatWasChanged(EncryptionAlgorithm algorithm) {
        AsymmetricKey key = key(algorithm);
        byte[] ciphertext = algorithm.encrypt(key.publicKey(), PLAINTEXT, TestKeys.RANDOM);

        for (int i : new int[] {0, 1, ciphertext.length / 2, ciphertext.length - 1}) {
            assertThat(algorithm.decrypt(key, changed(ciphertext, i)))
                    .as("byte " + i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void decryptsNothingOutOfGarbage(EncryptionAlgorithm algorithm) {
        AsymmetricKey key = key(algorithm);
        byte[] ciphertext = algorithm.encrypt(key.publicKey(), PLAINTEXT, TestKeys.RANDOM);

        Stream.of(
                        new byte[0],
                        new byte[1],
                        new byte[97],
                        new byte[TestKeys.RSA_BLOCK],
                        hex("04", "00".repeat(128)),
                        hex("ff".repeat(TestKeys.RSA_BLOCK)),
                        Arrays.copyOf(ciphertext, ciphertext.length - 1),
                        Arrays.copyOf(ciphertext, ciphertext.length + 1))
                .forEach(garbage -> assertThat(algorithm.decrypt(key, garbage))
                        .as(show(garbage))
                        .isEmpty());
    }

    private static AsymmetricKey key(EncryptionAlgorithm algorithm) {
        return TestKeys.of(algorithm == EncryptionAlgorithm.SM2PKE ? KeySpec.EC_SM2 : KeySpec.RSA_2048);
    }

    private static void agree(Cipher platform, @Nullable AlgorithmParameterSpec parameters, EncryptionAlgorithm ours)
            throws GeneralSecurityException {
        AsymmetricKey key = TestKeys.of(KeySpec.RSA_2048);
        platform.init(Cipher.ENCRYPT_MODE, TestKeys.RSA_PAIR.getPublic(), parameters);
        assertThat(ours.decrypt(key, platform.doFinal(PLAINTEXT))).contains(PLAINTEXT);

        platform.init(Cipher.DECRYPT_MODE, TestKeys.RSA_PAIR.getPrivate(), parameters);
        assertThat(platform.doFinal(ours.encrypt(key.publicKey(), PLAINTEXT, TestKeys.RANDOM)))
                .isEqualTo(PLAINTEXT);
    }
}
