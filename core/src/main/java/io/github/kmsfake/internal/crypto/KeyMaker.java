package io.github.kmsfake.internal.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** Makes the material of a spec, and reads what a client brings as such. */
public sealed interface KeyMaker {

    /** New material; RSA keys come from a source of their own. */
    KeyMaterial make(SecureRandom random, RsaKeySource rsaKeys);

    /**
     * Material that somebody made elsewhere: bytes of a secret, or a private key as PKCS#8 DER.
     *
     * @throws IllegalArgumentException if it is not of this spec
     */
    default KeyMaterial read(byte[] encoded) {
        AsymmetricKey key = AsymmetricKey.parse(encoded);
        if (!fits(key.publicKey())) {
            throw new IllegalArgumentException("not a key of " + this);
        }
        return key;
    }

    /** Whether a public key is of this spec. */
    default boolean fits(PublicKey key) {
        return false;
    }

    /** Whether there is a public half. */
    default boolean isAsymmetric() {
        return true;
    }

    /** Bytes. */
    record Secret(int bytes, int atMost) implements KeyMaker {
        @Override
        public KeyMaterial make(SecureRandom random, RsaKeySource rsaKeys) {
            return SecretBytes.random(bytes, random);
        }

        @Override
        public KeyMaterial read(byte[] encoded) {
            if (encoded.length < bytes || encoded.length > atMost) {
                throw new IllegalArgumentException("a secret of " + encoded.length + " bytes");
            }
            return new SecretBytes(encoded);
        }

        @Override
        public boolean isAsymmetric() {
            return false;
        }
    }

    /** RSA. */
    record Rsa(int bits) implements KeyMaker {
        @Override
        public KeyMaterial make(SecureRandom random, RsaKeySource rsaKeys) {
            return rsaKeys.make(bits);
        }

        @Override
        public boolean fits(PublicKey key) {
            return key.isRsa(bits);
        }
    }

    /** Elliptic curves. */
    record Curve(String name) implements KeyMaker {
        private static final int SCALAR_BYTES = 32;

        @Override
        public KeyMaterial make(SecureRandom random, RsaKeySource rsaKeys) {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(domain(), random));
            return AsymmetricKey.of(generator.generateKeyPair().getPrivate());
        }

        @Override
        public KeyMaterial read(byte[] encoded) {
            if (encoded.length == SCALAR_BYTES) {
                return fromScalar(BigIntegers.fromUnsignedByteArray(encoded));
            }
            return KeyMaker.super.read(encoded);
        }

        @Override
        public boolean fits(PublicKey key) {
            return key.isOn(domain().getCurve());
        }

        private KeyMaterial fromScalar(BigInteger d) {
            ECNamedDomainParameters domain = domain();
            if (d.signum() == 0 || d.compareTo(domain.getN()) >= 0) {
                throw new IllegalArgumentException("not a private key of " + name);
            }
            return AsymmetricKey.of(new ECPrivateKeyParameters(d, domain));
        }

        private ECNamedDomainParameters domain() {
            ASN1ObjectIdentifier oid = ECNamedCurveTable.getOID(name);
            X9ECParameters parameters = CustomNamedCurves.getByOID(oid);
            return new ECNamedDomainParameters(oid, parameters);
        }
    }
}
