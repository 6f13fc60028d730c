package io.github.kmsfake.internal.crypto;

/** Where RSA keys come from. */
public interface RsaKeySource {
    /** A key of so many bits that nobody else gets. */
    AsymmetricKey make(int bits);

    /** Keys of the primes that ship with the fake, which takes no time. */
    static RsaKeySource shipped(Randomness randomness) {
        return ShippedRsaKeys.of(randomness);
    }

    /** Keys of primes that the platform searches for, which takes up to seconds. */
    static RsaKeySource fresh(Randomness randomness) {
        return new FreshRsaKeys(randomness);
    }
}
