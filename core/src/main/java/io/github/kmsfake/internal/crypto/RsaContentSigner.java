package io.github.kmsfake.internal.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.operator.ContentSigner;

/**
 * Signs a certificate with SHA-256 and RSA. The library's own signer loads tables of all algorithms, and the platform blinds
 * the key, which takes as long as the signature: too long for something that is made for each client key.
 */
final class RsaContentSigner implements ContentSigner {
    private final AsymmetricKey key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    RsaContentSigner(AsymmetricKey key) {
        this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        try {
            byte[] digest = new DigestInfo(
                            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                            HashAlgorithm.SHA_256.hash(content.toByteArray()))
                    .getEncoded();
            PKCS1Encoding rsa = new PKCS1Encoding(new RSAEngine());
            rsa.init(true, key.privateKey());
            return rsa.processBlock(digest, 0, digest.length);
        } catch (IOException | InvalidCipherTextException e) {
            throw new IllegalStateException("a digest can be signed", e);
        }
    }
}
