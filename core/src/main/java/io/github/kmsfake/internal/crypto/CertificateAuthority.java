package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.util.IPAddress;

/** The authority behind the HTTPS listener: clients that trust it trust every server that it certifies. */
public final class CertificateAuthority {
    private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(3650);
    private static final Duration LIFE_OF_SERVER = Duration.ofDays(397);
    /** Clients with a slow clock connect too. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final List<String> ALWAYS =
            List.of("localhost", "127.0.0.1", "::1", "*.cryptoservice.kms.aliyuncs.com");

    /**
     * One authority per process: the vendor's SDKs cache trust per host and port for the life of the process, so a
     * second server that came up on a used port with another authority would be refused. It is made on first use and
     * never changes; nothing else in the fake is static.
     */
    private static final class OfProcess {
        static final CertificateAuthority AUTHORITY = make();
    }

    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** The authority that all servers of this process share unless they are given their own. */
    public static CertificateAuthority ofProcess() {
        return OfProcess.AUTHORITY;
    }

    /**
     * An authority given as PEM.
     *
     * @throws IllegalArgumentException saying what is wrong with the certificate or the PKCS#8 key
     */
    public static CertificateAuthority of(String certificatePem, String privateKeyPem) {
        X509Certificate certificate = readCertificate(certificatePem);
        PrivateKey key = readKey(certificate.getPublicKey().getAlgorithm(), privateKeyPem);
        requirePair(certificate, key);
        return new CertificateAuthority(certificate, key);
    }

    /** Its certificate, PEM, lines ending as given. */
    public String certificatePem(String lineEnd) {
        try {
            return Pem.encode("CERTIFICATE", certificate.getEncoded(), lineEnd);
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was parsed can be written", e);
        }
    }

    /** A TLS context for a server that clients reach by these names and addresses, besides the usual ones. */
    public SSLContext serverContext(Collection<String> hosts) {
        try {
            KeyPair pair = ecPair();
            X509Certificate server = certify(pair, names(hosts));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", pair.getPrivate(), new char[0], new X509Certificate[] {server, certificate});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS", e);
        }
    }

    private X509Certificate certify(KeyPair pair, GeneralNames names) throws IOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = Certificates.builder(
                        X500Name.getInstance(
                                certificate.getSubjectX500Principal().getEncoded()),
                        new X500Name("CN=KMS Fake"),
                        pair.getPublic(),
                        now.minus(BACKDATED),
                        now.plus(LIFE_OF_SERVER),
                        new SecureRandom())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names);
        return Certificates.sign(builder, key);
    }

    private static CertificateAuthority make() {
        try {
            KeyPair pair = ecPair();
            X500Name name = new X500Name("CN=KMS Fake CA");
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = Certificates.builder(
                            name,
                            name,
                            pair.getPublic(),
                            now.minus(BACKDATED),
                            now.plus(LIFE_OF_AUTHORITY),
                            new SecureRandom())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertificateAuthority(Certificates.sign(builder, pair.getPrivate()), pair.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a certificate authority", e);
        }
    }

    private static KeyPair ecPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static GeneralNames names(Collection<String> hosts) {
        Set<String> all = new LinkedHashSet<>(ALWAYS);
        all.addAll(hosts);
        all.add(hostName());
        return new GeneralNames(all.stream()
                .map(host ->
                        new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static X509Certificate readCertificate(String pem) {
        List<byte[]> certificates = Pem.decode("CERTIFICATE", pem);
        if (certificates.size() != 1) {
            throw new IllegalArgumentException("the authority's certificate must be one PEM block CERTIFICATE");
        }
        try {
            X509Certificate read = Certificates.parse(certificates.get(0));
            if (read.getBasicConstraints() < 0) {
                throw new IllegalArgumentException(
                        "the authority's certificate must be allowed to sign others (CA:TRUE)");
            }
            return read;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the authority's certificate must be an X.509 certificate", e);
        }
    }

    private static PrivateKey readKey(String algorithm, String pem) {
        List<byte[]> keys = Pem.decode("PRIVATE KEY", pem);
        if (keys.size() != 1) {
            throw new IllegalArgumentException(
                    "the authority's key must be one PEM block PRIVATE KEY (PKCS#8, not encrypted)");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
        } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("the authority's key must be the RSA or EC key of its certificate", e);
        }
    }

    private static void requirePair(X509Certificate certificate, PrivateKey key) {
        try {
            byte[] probe = new byte[32];
            Signature signature = Signature.getInstance(Certificates.signatureAlgorithm(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(
                    certificate.getPublicKey()); // the certificate itself may be for signing certificates only
            signature.update(probe);
            if (!signature.verify(signed)) {
                throw new IllegalArgumentException(
                        "the authority's key must be the one that its certificate certifies");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the authority's key must be the RSA or EC key of its certificate", e);
        }
    }
}
