package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;

/**
 * A client key as the client receives it: a self-signed certificate and a PKCS#12 file that holds it with its private
 * key under the client's password.
 *
 * <p>The file uses the algorithms of the service's own (3DES for the key, 40-bit RC2 for the certificate, a SHA-1 MAC,
 * 2048 rounds): what old Java, Go and OpenSSL readers open.
 */
public record ClientKeyFile(String certificatePem, String pkcs12Base64) {
    private static final int ROUNDS = 2048;

    private static final AlgorithmIdentifier SHA_1 =
            new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);

    /** The size of the keys. */
    public static final int BITS = 2048;

    /** Makes both for an RSA key. {@code id} names the client key inside the file. */
    public static ClientKeyFile make(
            AsymmetricKey key, String id, Instant notBefore, Instant notAfter, String password, SecureRandom random) {
        X500Name name = new X500Name("CN=" + id);
        X509CertificateHolder certificate = Certificates.builder(
                        name, name, key.publicKey().der(), notBefore, notAfter, random)
                .build(new RsaContentSigner(key));
        try {
            return new ClientKeyFile(
                    Pem.encode("CERTIFICATE", certificate.getEncoded(), "\n"),
                    Base64.getEncoder().encodeToString(pkcs12(key, certificate, id, password.toCharArray())));
        } catch (IOException | PKCSException e) {
            throw new IllegalStateException("cannot write a client key", e);
        }
    }

    private static byte[] pkcs12(AsymmetricKey key, X509CertificateHolder certificate, String id, char[] password)
            throws IOException, PKCSException {
        PKCS12SafeBag certificateBag = named(new PKCS12SafeBagBuilder(certificate), id);
        PKCS12SafeBag keyBag = named(
                new PKCS12SafeBagBuilder(
                        PrivateKeyInfo.getInstance(key.encoded()),
                        encryptor(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new DESedeEngine(), password)),
                id);
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(
                        encryptor(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, new RC2Engine(), password),
                        certificateBag)
                .addData(keyBag)
                .build(new BcPKCS12MacCalculatorBuilder(new PlatformSha1(), SHA_1).setIterationCount(ROUNDS), password)
                .getEncoded(ASN1Encoding.DER);
    }

    /** Readers find a key's certificate by the attributes that the two have in common. */
    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String id) {
        ASN1Encodable localKeyId = new DEROctetString(id.getBytes(StandardCharsets.UTF_8));
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(id))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, localKeyId)
                .build();
    }

    private static OutputEncryptor encryptor(ASN1ObjectIdentifier algorithm, BlockCipher cipher, char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(algorithm, CBCBlockCipher.newInstance(cipher), new PlatformSha1())
                .setIterationCount(ROUNDS)
                .build(password);
    }
}
