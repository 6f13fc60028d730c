package io.github.kmsfake.internal.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;

/**
 * What SM2 signs of a message, by GB/T 32918.2: the SM3 hash of the message after a hash that binds the signer's name,
 * here the usual {@code 1234567812345678}, the curve and the public key.
 */
final class Sm2Digest {
    private static final byte[] SIGNER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Digest() {}

    static byte[] of(PublicKey key, byte[] message) {
        ECPublicKeyParameters point = (ECPublicKeyParameters) key.key();
        ECPoint generator = point.getParameters().getG();
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int bits = SIGNER.length * Byte.SIZE;
        name.write(bits >> Byte.SIZE);
        name.write(bits);
        name.writeBytes(SIGNER);
        name.writeBytes(point.getParameters().getCurve().getA().getEncoded());
        name.writeBytes(point.getParameters().getCurve().getB().getEncoded());
        writeTo(name, generator);
        writeTo(name, point.getQ());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(HashAlgorithm.SM3.hash(name.toByteArray()));
        all.writeBytes(message);
        return HashAlgorithm.SM3.hash(all.toByteArray());
    }

    private static void writeTo(ByteArrayOutputStream out, ECPoint point) {
        ECPoint affine = point.normalize();
        for (ECFieldElement coordinate : new ECFieldElement[] {affine.getAffineXCoord(), affine.getAffineYCoord()}) {
            out.writeBytes(coordinate.getEncoded());
        }
    }
}
