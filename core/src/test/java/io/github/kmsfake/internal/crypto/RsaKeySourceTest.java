package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.PairPermutation.Half;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeySourceTest {
    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void makesKeysThatThePlatformSignsWith(int bits) throws GeneralSecurityException {
        AsymmetricKey key = RsaKeySource.shipped(Randomness.unpredictable()).make(bits);
        byte[] message = "message".getBytes(StandardCharsets.UTF_8);

        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key.platformKey());
        signer.update(message);
        byte[] signature = signer.sign();

        signer.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(key.publicKey().der())));
        signer.update(message);
        assertThat(signer.verify(signature)).isTrue();
        assertThat(signature).hasSize(bits / 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void makesKeysWhoseNumbersFitTogether(int bits) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                RsaKeySource.shipped(Randomness.unpredictable()).make(bits).platformKey();
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger e = key.getPublicExponent();
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);

        assertThat(key.getModulus()).isEqualTo(p.multiply(q));
        assertThat(key.getModulus().bitLength()).isEqualTo(bits);
        assertThat(p).isGreaterThan(q);
        assertThat(e).isEqualTo(65537);
        assertThat(key.getPrimeExponentP()).isEqualTo(e.modInverse(p1));
        assertThat(key.getPrimeExponentQ()).isEqualTo(e.modInverse(q1));
        assertThat(key.getCrtCoefficient()).isEqualTo(q.modInverse(p));
        assertThat(key.getPrivateExponent())
                .as("the smallest, as the standard wants it")
                .isEqualTo(e.modInverse(p1.multiply(q1).divide(p1.gcd(q1))));
    }

    @Test
    void makesKeysThatReadersCheckAndTake() {
        AsymmetricKey key = RsaKeySource.shipped(Randomness.unpredictable()).make(2048);

        assertThat(AsymmetricKey.parse(key.encoded())).isEqualTo(key);
        assertThat(PublicKey.parse(key.publicKey().der()).der())
                .isEqualTo(key.publicKey().der());
    }

    @Test
    void neverMakesAKeyTwiceInAProcess() {
        List<RsaKeySource> servers = Stream.generate(() -> RsaKeySource.shipped(Randomness.unpredictable()))
                .limit(4)
                .toList();

        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(i -> servers.get(i % servers.size()).make(2048)))
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatsTheKeysOfASeed() {
        assertThat(three(RsaKeySource::shipped, 42))
                .isEqualTo(three(RsaKeySource::shipped, 42))
                .isNotEqualTo(three(RsaKeySource::shipped, 43))
                .doesNotHaveDuplicates();
    }

    @Test
    void repeatsTheFreshKeysOfASeed() {
        assertThat(three(RsaKeySource::fresh, 42))
                .isEqualTo(three(RsaKeySource::fresh, 42))
                .isNotEqualTo(three(RsaKeySource::fresh, 43))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasThePlatformMakeKeysOnceItHasNoMore() {
        ByteBuffer steps = ByteBuffer.allocate(3 * Character.BYTES);
        List<BigInteger> primes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            BigInteger prime = RsaPrimes.of(2048).get(i);
            primes.add(prime);
            steps.putChar(
                    (char) prime.subtract(RsaPrimes.base(2048, i)).shiftRight(1).intValueExact());
        }
        RsaKeySource keys =
                new ShippedRsaKeys(Randomness.unpredictable(), Half.EVEN, bits -> new RsaPrimes(bits, steps));

        assertThat(primes).containsAll(primesOf(keys.make(2048)));
        assertThat(primes).doesNotContainAnyElementsOf(primesOf(keys.make(2048)));
    }

    private static List<BigInteger> primesOf(AsymmetricKey key) {
        RSAPrivateCrtKey known = (RSAPrivateCrtKey) key.platformKey();
        return List.of(known.getPrimeP(), known.getPrimeQ());
    }

    private static List<AsymmetricKey> three(Function<Randomness, RsaKeySource> kind, long seed) {
        RsaKeySource keys = kind.apply(Randomness.repeatable(seed));
        return Stream.generate(() -> keys.make(2048)).limit(3).toList();
    }
}
