package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;

/** Keys for tests. */
final class TestKeys {
    static final SecureRandom RANDOM = new SecureRandom();
    /** Pairs are slow to make, so one serves all tests that need no other. */
    static final KeyPair RSA_PAIR = rsa(2048);

    static final int RSA_BLOCK = 256;

    private TestKeys() {}

    /** An RSA pair, made by the platform. */
    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** A key of that spec. */
    static AsymmetricKey of(KeySpec spec) {
        if (spec == KeySpec.RSA_2048) {
            return AsymmetricKey.parse(RSA_PAIR.getPrivate().getEncoded());
        }
        return (AsymmetricKey) spec.maker().make(RANDOM, RsaKeySource.shipped(Randomness.unpredictable()));
    }

    /** The key whose private half a document gives as a number. */
    static AsymmetricKey ofNumber(KeySpec spec, String number) {
        return (AsymmetricKey) spec.maker().read(Bytes.hex(number));
    }
}
