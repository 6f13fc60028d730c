package io.github.kmsfake.internal.crypto;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.concurrent.atomic.AtomicLong;

/** RSA keys of primes that the platform searches for: few at once, so that there are cores for the rest. */
final class FreshRsaKeys implements RsaKeySource {
    private static final int MOST_AT_ONCE = 4;

    private final Randomness randomness;
    private final AtomicLong begun = new AtomicLong();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(
            Math.max(1, Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors() / 2)));

    FreshRsaKeys(Randomness randomness) {
        this.randomness = randomness;
    }

    @Override
    public AsymmetricKey make(int bits) {
        SecureRandom random = randomness.stream("RSA", begun.getAndIncrement());
        return limit.run(() -> generate(bits, random));
    }

    private static AsymmetricKey generate(int bits, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits, random);
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return AsymmetricKey.ofPrimes(key.getPrimeP(), key.getPrimeQ());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
