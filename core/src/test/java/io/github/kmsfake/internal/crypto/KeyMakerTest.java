package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class KeyMakerTest {
    /** The number of points of secp256r1, SEC 2 version 2, section 2.4.2. */
    private static final String ORDER_OF_P256 = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    @ParameterizedTest
    @EnumSource
    void readsWhatItMade(KeySpec spec) {
        KeyMaterial made = make(spec, Randomness.unpredictable());

        assertThat(spec.maker().read(made.encoded())).isEqualTo(made).hasSameHashCodeAs(made);
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameMaterialFromTheSameSeedOnly(KeySpec spec) {
        assertThat(make(spec, Randomness.repeatable(1)))
                .isEqualTo(make(spec, Randomness.repeatable(1)))
                .isNotEqualTo(make(spec, Randomness.repeatable(2)));
    }

    @ParameterizedTest
    @EnumSource
    void neverShowsTheMaterial(KeySpec spec) {
        KeyMaterial made = make(spec, Randomness.unpredictable());

        assertThat(made.toString())
                .doesNotContain(show(made.encoded()), Base64.getEncoder().encodeToString(made.encoded()))
                .doesNotContain(Arrays.toString(made.encoded()))
                .matches("(private key of public key|secret) of [0-9]+ bytes");
    }

    @Test
    void keepsItsOwnCopyOfASecret() {
        byte[] bytes = new byte[32];
        SecretBytes secret = new SecretBytes(bytes);
        bytes[0] = 1;
        secret.encoded()[1] = 1;

        assertThat(secret.encoded()).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"AES_.*", "SM4"})
    void readsSymmetricSecretsOfTheirLengthOnly(KeySpec spec) {
        int length = make(spec, Randomness.unpredictable()).encoded().length;

        refuses(spec, new byte[0]);
        refuses(spec, new byte[length - 1]);
        refuses(spec, new byte[length + 1]);
        refuses(spec, new byte[length * 2]);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "HMAC_.*")
    void readsSecretsForMacsFromTheHashLengthUpToItsBlock(KeySpec spec) {
        int least = make(spec, Randomness.unpredictable()).encoded().length;
        int most = spec == KeySpec.HMAC_SHA_384 || spec == KeySpec.HMAC_SHA_512 ? 128 : 64;

        refuses(spec, new byte[0]);
        refuses(spec, new byte[least - 1]);
        refuses(spec, new byte[most + 1]);
        assertThat(spec.maker().read(new byte[most]).encoded()).hasSize(most);
    }

    @Test
    void refusesRsaKeysOfOtherSizes() {
        byte[] small = TestKeys.rsa(1024).getPrivate().getEncoded();

        refuses(KeySpec.RSA_2048, small);
        refuses(KeySpec.RSA_3072, TestKeys.RSA_PAIR.getPrivate().getEncoded());
        refuses(KeySpec.RSA_4096, TestKeys.RSA_PAIR.getPrivate().getEncoded());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "EC_.*")
    void refusesKeysOfOtherCurvesAndOfRsa(KeySpec spec) {
        Stream.of(KeySpec.EC_P256, KeySpec.EC_P256K, KeySpec.EC_SM2, KeySpec.RSA_2048)
                .filter(other -> other != spec)
                .forEach(other -> refuses(spec, TestKeys.of(other).encoded()));
        refuses(KeySpec.RSA_2048, TestKeys.of(spec).encoded());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"RSA_2048", "EC_.*"})
    void refusesGarbageForAPrivateKey(KeySpec spec) {
        AsymmetricKey key = TestKeys.of(spec);
        byte[] encoded = key.encoded();

        refuses(spec, new byte[0]);
        refuses(spec, hex("3000"));
        refuses(spec, hex("ff".repeat(100)));
        refuses(spec, hex("3084ffffffff02"));
        refuses(spec, Arrays.copyOf(encoded, encoded.length - 1));
        refuses(spec, Arrays.copyOfRange(encoded, 1, encoded.length));
        refuses(spec, key.publicKey().der());
    }

    @Test
    void readsNumbersBelowTheOrderAsPrivateKeys() {
        AsymmetricKey key = TestKeys.of(KeySpec.EC_P256);
        refuses(KeySpec.EC_P256, new byte[32]);
        refuses(KeySpec.EC_P256, hex(ORDER_OF_P256));
        refuses(KeySpec.EC_P256, hex("ff".repeat(32)));
        refuses(KeySpec.EC_P256, new byte[31]);
        refuses(KeySpec.EC_P256, new byte[33]);

        assertThat(KeySpec.EC_P256.maker().read(hex("00".repeat(31), "01"))).isNotEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"RSA_2048", "EC_.*"})
    void knowsItsPublicKeys(KeySpec spec) {
        PublicKey key = TestKeys.of(spec).publicKey();

        assertThat(spec.maker().fits(PublicKey.parse(key.der()))).isTrue();
        assertThat(Stream.of(KeySpec.values())
                        .filter(other -> other != spec)
                        .filter(other -> other.maker().fits(key)))
                .isEmpty();
    }

    private static KeyMaterial make(KeySpec spec, Randomness randomness) {
        return spec.maker().make(randomness.stream("test", 0), RsaKeySource.shipped(randomness));
    }

    private static void refuses(KeySpec spec, byte[] encoded) {
        assertThatIllegalArgumentException()
                .as(spec + " from " + show(encoded))
                .isThrownBy(() -> spec.maker().read(encoded))
                .withMessageNotContaining(show(encoded).isEmpty() ? "nothing" : show(encoded));
    }
}
