package io.github.kmsfake.internal.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** X.509 version 3, made with Bouncy Castle's builders and signed by the platform's own providers. */
final class Certificates {
    private static final int SERIAL_BITS = 120;

    /** From then on times have years of four digits: RFC 5280, section 4.1.2.5. */
    private static final String FIRST_YEAR_OF_GENERALIZED_TIME = "2050";

    private Certificates() {}

    /** A certificate of a SubjectPublicKeyInfo, to be signed, with a 16-byte serial number as the service's have. */
    static X509v3CertificateBuilder builder(
            X500Name issuer,
            X500Name subject,
            byte[] publicKey,
            Instant notBefore,
            Instant notAfter,
            SecureRandom random) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        return new X509v3CertificateBuilder(
                issuer, serial, time(notBefore), time(notAfter), subject, SubjectPublicKeyInfo.getInstance(publicKey));
    }

    /** A time as certificates have it. The library loads locales and time zones to write one, which takes long. */
    private static Time time(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-T:]", "");
        boolean generalized = text.compareTo(FIRST_YEAR_OF_GENERALIZED_TIME) >= 0;
        byte[] content = (generalized ? text : text.substring(2)).getBytes(StandardCharsets.US_ASCII);
        byte[] der = new byte[2 + content.length];
        der[0] = (byte) (generalized ? BERTags.GENERALIZED_TIME : BERTags.UTC_TIME);
        der[1] = (byte) content.length;
        System.arraycopy(content, 0, der, 2, content.length);
        try {
            return Time.getInstance(ASN1Primitive.fromByteArray(der));
        } catch (IOException e) {
            throw new IllegalStateException("a time can be written", e);
        }
    }

    static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey issuer) {
        try {
            return parse(builder.build(new JcaContentSignerBuilder(signatureAlgorithm(issuer)).build(issuer))
                    .getEncoded());
        } catch (OperatorCreationException | IOException | CertificateException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    /** How a key of this kind signs certificates. */
    static String signatureAlgorithm(PrivateKey key) {
        return "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
    }

    static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
