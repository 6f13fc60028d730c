package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/** A private key, read once and ready for use, with its public key. */
public final class AsymmetricKey implements KeyMaterial {
    private final byte[] pkcs8;
    private final AsymmetricKeyParameter privateKey;
    private final PublicKey publicKey;
    private final java.security.@Nullable PrivateKey platformKey;

    private AsymmetricKey(byte[] pkcs8, AsymmetricKeyParameter privateKey, PublicKey publicKey) {
        this.pkcs8 = pkcs8;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.platformKey = privateKey instanceof RSAKeyParameters ? PlatformRsa.key(pkcs8) : null;
    }

    /**
     * Reads an RSA or elliptic curve key.
     *
     * @throws IllegalArgumentException if it is no PKCS#8 DER of one
     */
    public static AsymmetricKey parse(byte[] pkcs8) {
        try {
            return of(PrivateKeyFactory.createKey(pkcs8));
        } catch (IOException | RuntimeException e) {
            // the library throws what it likes at bytes that are no key
            throw new IllegalArgumentException("not a private key", e);
        }
    }

    /** The RSA key of two primes, either of which may be the larger; the library's own checks would take long. */
    static AsymmetricKey ofPrimes(BigInteger one, BigInteger other) {
        BigInteger e = RsaPrimes.EXPONENT;
        BigInteger p = one.max(other);
        BigInteger q = one.min(other);
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        return of(new RSAPrivateCrtKeyParameters(
                p.multiply(q),
                e,
                inverseOfExponent(p1.divide(p1.gcd(q1)).multiply(q1)),
                p,
                q,
                inverseOfExponent(p1),
                inverseOfExponent(q1),
                q.modInverse(p),
                true));
    }

    /** The d of d * e = k * order + 1: k is as small as e, so that no number as large as the order has to be inverted. */
    private static BigInteger inverseOfExponent(BigInteger order) {
        BigInteger e = RsaPrimes.EXPONENT;
        BigInteger k = order.modInverse(e).negate().mod(e);
        return k.multiply(order).add(BigInteger.ONE).divide(e);
    }

    static AsymmetricKey of(AsymmetricKeyParameter key) {
        try {
            return new AsymmetricKey(
                    PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded("DER"),
                    key,
                    PublicKey.of(publicHalf(key)));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a private key that can be written", e);
        }
    }

    private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent(), true); // checked with the key
        }
        if (key instanceof ECPrivateKeyParameters curve) {
            BigInteger d = curve.getD();
            return new ECPublicKeyParameters(
                    new FixedPointCombMultiplier()
                            .multiply(curve.getParameters().getG(), d),
                    curve.getParameters());
        }
        throw new IllegalArgumentException("neither RSA nor elliptic curve");
    }

    /** The public half. */
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] encoded() {
        return pkcs8.clone();
    }

    /** The private key, PKCS#8, PEM. */
    public String pem() {
        return Pem.encode("PRIVATE KEY", pkcs8, "\n");
    }

    AsymmetricKeyParameter privateKey() {
        return privateKey;
    }

    /** The same key for the platform, which has RSA. */
    java.security.PrivateKey platformKey() {
        return Objects.requireNonNull(platformKey, "only RSA keys are used with the platform's algorithms");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AsymmetricKey key && MessageDigest.isEqual(pkcs8, key.pkcs8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pkcs8);
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
