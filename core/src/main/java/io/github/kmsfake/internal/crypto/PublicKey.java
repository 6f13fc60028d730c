package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.ECCurve;

/** A public key: half of a key of ours, or one that a client brings. */
public final class PublicKey {
    private final byte[] der;
    private final AsymmetricKeyParameter key;

    private PublicKey(byte[] der, AsymmetricKeyParameter key) {
        this.der = der;
        this.key = key;
    }

    /**
     * Reads an RSA or elliptic curve key.
     *
     * @throws IllegalArgumentException if it is no DER of a SubjectPublicKeyInfo of one
     */
    public static PublicKey parse(byte[] der) {
        try {
            return of(PublicKeyFactory.createKey(der));
        } catch (IOException | RuntimeException e) {
            // the library throws what it likes at bytes that are no key
            throw new IllegalArgumentException("not a public key", e);
        }
    }

    static PublicKey of(AsymmetricKeyParameter key) throws IOException {
        return new PublicKey(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded("DER"), key);
    }

    /** The SubjectPublicKeyInfo, DER. */
    public byte[] der() {
        return der.clone();
    }

    /** The SubjectPublicKeyInfo, PEM. */
    public String pem() {
        return Pem.encode("PUBLIC KEY", der, "\n");
    }

    AsymmetricKeyParameter key() {
        return key;
    }

    boolean isRsa(int bits) {
        return key instanceof RSAKeyParameters rsa && rsa.getModulus().bitLength() == bits;
    }

    boolean isOn(ECCurve curve) {
        return key instanceof ECPublicKeyParameters point
                && point.getParameters().getCurve().equals(curve);
    }

    @Override
    public String toString() {
        return "public key of " + der.length + " bytes";
    }
}
