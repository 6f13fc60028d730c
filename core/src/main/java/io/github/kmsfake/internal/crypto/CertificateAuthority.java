package io.github.kmsfake.internal.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.util.IPAddress;

/**
 * The authority behind the HTTPS listener: clients that trust it trust every server that it certifies. As that of a live
 * instance it has two levels, a root and a second level that certifies servers: some clients of the vendor take the first
 * certificate of the file that is not self-signed, and fail where there is none.
 */
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

    /** Root first; the last one is the issuer of servers' certificates. */
    private final List<X509Certificate> chain;

    /** That of the issuer. */
    private final PrivateKey key;

    private CertificateAuthority(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /** The authority that all servers of this process share unless they are given their own. */
    public static CertificateAuthority ofProcess() {
        return OfProcess.AUTHORITY;
    }

    /**
     * An authority given as PEM: one certificate, or a root and the second level that it has signed, in any order.
     *
     * @param privateKeyPem the key of the one, or of the second level
     * @throws IllegalArgumentException saying what is wrong with the certificates or the PKCS#8 key
     */
    public static CertificateAuthority of(String certificatePem, String privateKeyPem) {
        List<X509Certificate> chain = readChain(certificatePem);
        X509Certificate issuer = last(chain);
        PrivateKey key = readKey(issuer.getPublicKey().getAlgorithm(), privateKeyPem);
        requirePair(chain, key);
        return new CertificateAuthority(chain, key);
    }

    /** Its certificates, root first, PEM, lines ending as given. */
    public String certificatePem(String lineEnd) {
        try {
            StringBuilder pem = new StringBuilder();
            for (X509Certificate certificate : chain) {
                pem.append(Pem.encode("CERTIFICATE", certificate.getEncoded(), lineEnd));
            }
            return pem.toString();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was parsed can be written", e);
        }
    }

    /** The key of its last certificate, PKCS#8 as PEM. */
    public String privateKeyPem(String lineEnd) {
        return Pem.encode("PRIVATE KEY", key.getEncoded(), lineEnd);
    }

    /** A TLS context for a server that clients reach by these names and addresses, besides the usual ones. */
    public SSLContext serverContext(Collection<String> hosts) {
        try {
            KeyPair pair = ecPair();
            X509Certificate server = certify(pair, names(hosts));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", pair.getPrivate(), new char[0], new X509Certificate[] {server, last(chain)});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS", e);
        }
    }

    private X509Certificate certify(KeyPair pair, GeneralNames names) throws GeneralSecurityException, IOException {
        X509Certificate issuer = last(chain);
        X509v3CertificateBuilder builder = builder(
                        issuer, new X500Name("CN=KMS Fake"), pair.getPublic(), LIFE_OF_SERVER)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names);
        return Certificates.sign(builder, key);
    }

    private static CertificateAuthority make() {
        try {
            KeyPair rootPair = ecPair();
            X500Name rootName = new X500Name("CN=KMS Fake Root CA");
            X509Certificate root = Certificates.sign(
                    authority(
                            Certificates.builder(
                                    rootName,
                                    rootName,
                                    rootPair.getPublic().getEncoded(),
                                    Instant.now().minus(BACKDATED),
                                    Instant.now().plus(LIFE_OF_AUTHORITY),
                                    new SecureRandom()),
                            new BasicConstraints(true),
                            rootPair.getPublic()),
                    rootPair.getPrivate());
            KeyPair secondPair = ecPair();
            X509Certificate second = Certificates.sign(
                    authority(
                            builder(
                                    root,
                                    new X500Name("CN=KMS Fake Second CA"),
                                    secondPair.getPublic(),
                                    LIFE_OF_AUTHORITY),
                            new BasicConstraints(0),
                            secondPair.getPublic()),
                    rootPair.getPrivate());
            return new CertificateAuthority(List.of(root, second), secondPair.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a certificate authority", e);
        }
    }

    /** A certificate to be signed by the holder of another; strict clients look for the key's identifier. */
    private static X509v3CertificateBuilder builder(
            X509Certificate issuer, X500Name subject, PublicKey key, Duration life)
            throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        return Certificates.builder(
                        X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                        subject,
                        key.getEncoded(),
                        now.minus(BACKDATED),
                        now.plus(life),
                        new SecureRandom())
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
    }

    private static X509v3CertificateBuilder authority(
            X509v3CertificateBuilder builder, BasicConstraints constraints, PublicKey key)
            throws GeneralSecurityException, IOException {
        return builder.addExtension(Extension.basicConstraints, true, constraints)
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate last(List<X509Certificate> certificates) {
        return certificates.get(certificates.size() - 1);
    }

    private static KeyPair ecPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static GeneralNames names(Collection<String> hosts) {
        Set<String> all = new LinkedHashSet<>(ALWAYS);
        all.addAll(hosts);
        return new GeneralNames(all.stream()
                .map(host ->
                        new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static List<X509Certificate> readChain(String pem) {
        List<X509Certificate> read = new ArrayList<>();
        for (byte[] der : Pem.decode("CERTIFICATE", pem)) {
            read.add(readCertificate(der));
        }
        if (read.isEmpty() || read.size() > 2) {
            throw new IllegalArgumentException(
                    "the authority's certificate must be one PEM block CERTIFICATE, or two: a"
                            + " root and its second level");
        }
        if (read.size() == 2 && isSignedBy(read.get(0), read.get(1))) {
            Collections.swap(read, 0, 1);
        }
        if (read.size() == 2) {
            requireChain(read.get(0), read.get(1));
        }
        return List.copyOf(read);
    }

    private static void requireChain(X509Certificate root, X509Certificate second) {
        if (!isSignedBy(root, root) || !isSignedBy(second, root) || isSignedBy(second, second)) {
            throw new IllegalArgumentException(
                    "the authority's two certificates must be a root and the second level that it has signed");
        }
        if (root.getBasicConstraints() == 0) {
            throw new IllegalArgumentException(
                    "the authority's root certificate must allow a second level (no pathlen:0)");
        }
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate readCertificate(byte[] der) {
        try {
            X509Certificate read = Certificates.parse(der);
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

    private static void requirePair(List<X509Certificate> chain, PrivateKey key) {
        try {
            byte[] probe = new byte[32];
            Signature signature = Signature.getInstance(Certificates.signatureAlgorithm(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(
                    last(chain).getPublicKey()); // the certificate itself may be for signing certificates only
            signature.update(probe);
            if (!signature.verify(signed)) {
                throw new IllegalArgumentException("the authority's key must be the one that its "
                        + (chain.size() > 1 ? "second level's " : "") + "certificate certifies");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the authority's key must be the RSA or EC key of its certificate", e);
        }
    }
}
