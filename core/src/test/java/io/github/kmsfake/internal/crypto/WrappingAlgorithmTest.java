package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.changed;
import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrappingAlgorithmTest {
    private static final byte[] SECRET = hex("0123456789abcdef".repeat(4));

    @ParameterizedTest
    @EnumSource
    void unwrapsWhatWasWrapped(WrappingAlgorithm algorithm) throws GeneralSecurityException {
        AsymmetricKey key = TestKeys.of(algorithm.wrappingKeySpec());
        byte[] material = material(algorithm);

        assertThat(algorithm.unwrap(key, wrap(algorithm, key, material))).contains(material);
    }

    @ParameterizedTest
    @EnumSource
    void unwrapsNothingOutOfGarbage(WrappingAlgorithm algorithm) throws GeneralSecurityException {
        AsymmetricKey key = TestKeys.of(algorithm.wrappingKeySpec());
        byte[] wrapped = wrap(algorithm, key, material(algorithm));

        Stream.of(
                        new byte[0],
                        new byte[1],
                        new byte[wrapped.length],
                        hex("ff".repeat(wrapped.length)),
                        Arrays.copyOf(wrapped, 97),
                        Arrays.copyOf(wrapped, 113),
                        Arrays.copyOf(wrapped, wrapped.length / 2),
                        Arrays.copyOf(wrapped, wrapped.length - 1),
                        Arrays.copyOf(wrapped, wrapped.length + 1),
                        changed(wrapped, 0),
                        changed(wrapped, 100))
                .forEach(garbage -> assertThat(algorithm.unwrap(key, garbage))
                        .as(show(garbage))
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD", "SM2PKE_SM4_ECB"})
    void unwrapsNoPrivateKeyUnderAPassingKeyOfAnotherLength(WrappingAlgorithm algorithm)
            throws GeneralSecurityException {
        AsymmetricKey key = TestKeys.of(algorithm.wrappingKeySpec());
        byte[] shorter = Arrays.copyOf(SECRET, 24);

        assertThat(algorithm.unwrap(
                        key,
                        hex(
                                show(encryption(algorithm).encrypt(key.publicKey(), shorter, TestKeys.RANDOM)),
                                "00".repeat(160))))
                .isEmpty();
    }

    /** A secret, or a private key that does not fill its last block. */
    private static byte[] material(WrappingAlgorithm algorithm) {
        return algorithm.isForPrivateKeys() ? TestKeys.of(KeySpec.EC_P256).encoded() : SECRET;
    }

    private static byte[] wrap(WrappingAlgorithm algorithm, AsymmetricKey key, byte[] material)
            throws GeneralSecurityException {
        return switch (algorithm) {
            case RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD ->
                hex(show(encrypt(algorithm, key, SECRET)), show(aes(material)));
            case SM2PKE_SM4_ECB -> hex(show(encrypt(algorithm, key, Arrays.copyOf(SECRET, 16))), show(sm4(material)));
            default -> encrypt(algorithm, key, material);
        };
    }

    private static byte[] encrypt(WrappingAlgorithm algorithm, AsymmetricKey key, byte[] plaintext) {
        return encryption(algorithm).encrypt(key.publicKey(), plaintext, TestKeys.RANDOM);
    }

    private static EncryptionAlgorithm encryption(WrappingAlgorithm algorithm) {
        return switch (algorithm) {
            case RSAES_PKCS1_V1_5 -> EncryptionAlgorithm.RSAES_PKCS1_V1_5;
            case RSAES_OAEP_SHA_1 -> EncryptionAlgorithm.RSAES_OAEP_SHA_1;
            case RSAES_OAEP_SHA_256, RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD -> EncryptionAlgorithm.RSAES_OAEP_SHA_256;
            case SM2PKE, SM2PKE_SM4_ECB -> EncryptionAlgorithm.SM2PKE;
        };
    }

    private static byte[] aes(byte[] material) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET, "AES"));
        return cipher.doFinal(material);
    }

    private static byte[] sm4(byte[] material) {
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(SECRET, 0, 16));
        byte[] blocks = Arrays.copyOf(material, (material.length + 15) / 16 * 16);
        for (int i = 0; i < blocks.length; i += 16) {
            engine.processBlock(blocks, i, blocks, i);
        }
        return blocks;
    }
}
