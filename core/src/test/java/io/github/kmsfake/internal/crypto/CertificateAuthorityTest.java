package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    @Test
    void isOneForTheWholeProcess() {
        assertThat(CertificateAuthority.ofProcess()).isSameAs(CertificateAuthority.ofProcess());
    }

    @Test
    void takesAnAuthorityGivenAsPem() throws Exception {
        KeyPair pair = rsaPair();
        String certificate = certificate(pair, true);

        CertificateAuthority authority = CertificateAuthority.of(certificate, key(pair));

        assertThat(authority.certificatePem("\n")).isEqualTo(certificate);
        assertThat(authority.serverContext(java.util.List.of("kms.test", "10.0.0.1", "::")))
                .isNotNull();
    }

    @Test
    void saysWhatIsWrongWithAnAuthorityGivenAsPem() throws Exception {
        KeyPair pair = rsaPair();
        String certificate = certificate(pair, true);

        assertThatThrownBy(() -> CertificateAuthority.of("nothing", key(pair)))
                .hasMessage("the authority's certificate must be one PEM block CERTIFICATE");
        assertThatThrownBy(() -> CertificateAuthority.of(Pem.encode("CERTIFICATE", new byte[3], "\n"), key(pair)))
                .hasMessage("the authority's certificate must be an X.509 certificate");
        assertThatThrownBy(() -> CertificateAuthority.of(certificate(pair, false), key(pair)))
                .hasMessage("the authority's certificate must be allowed to sign others (CA:TRUE)");
        assertThatThrownBy(() -> CertificateAuthority.of(certificate, certificate))
                .hasMessage("the authority's key must be one PEM block PRIVATE KEY (PKCS#8, not encrypted)");
        assertThatThrownBy(() -> CertificateAuthority.of(certificate, Pem.encode("PRIVATE KEY", new byte[3], "\n")))
                .hasMessage("the authority's key must be the RSA or EC key of its certificate");
        assertThatThrownBy(() -> CertificateAuthority.of(certificate, key(rsaPair())))
                .hasMessage("the authority's key must be the one that its certificate certifies");
    }

    private static KeyPair rsaPair() throws Exception {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    private static String key(KeyPair pair) {
        return Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded(), "\n");
    }

    private static String certificate(KeyPair pair, boolean authority) throws Exception {
        X500Name name = new X500Name("CN=test");
        Instant now = Instant.now();
        return Pem.encode(
                "CERTIFICATE",
                Certificates.sign(
                                Certificates.builder(
                                                name,
                                                name,
                                                pair.getPublic(),
                                                now,
                                                now.plus(1, ChronoUnit.DAYS),
                                                new java.security.SecureRandom())
                                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                                pair.getPrivate())
                        .getEncoded(),
                "\n");
    }
}
