package io.github.kmsfake.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(authority.serverContext(List.of("kms.test", "10.0.0.1", "::")))
                .isNotNull();
    }

    @Test
    void saysWhatIsWrongWithAnAuthorityGivenAsPem() throws Exception {
        KeyPair pair = rsaPair();
        String certificate = certificate(pair, true);

        assertThatThrownBy(() -> CertificateAuthority.of("nothing", key(pair)))
                .hasMessage(
                        "the authority's certificate must be one PEM block CERTIFICATE, or two: a root and its second"
                                + " level");
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

    @Test
    void hasARootAndASecondLevelThatItsRootHasSigned() throws Exception {
        List<X509Certificate> chain = chain(CertificateAuthority.ofProcess().certificatePem("\n"));

        assertThat(chain).hasSize(2);
        assertThat(chain).allSatisfy(level -> {
            assertThat(level.getBasicConstraints()).isNotNegative();
            level.verify(chain.get(0).getPublicKey());
        });
        assertThat(chain.get(0).getIssuerX500Principal()).isEqualTo(chain.get(0).getSubjectX500Principal());
        assertThat(chain.get(1).getSubjectX500Principal())
                .isNotEqualTo(chain.get(0).getSubjectX500Principal());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesARootAndItsSecondLevelInAnyOrder(boolean rootFirst) throws Exception {
        KeyPair root = rsaPair();
        KeyPair second = rsaPair();
        String rootPem = certificate("CN=root", root, "CN=root", root, new BasicConstraints(true));
        String secondPem = certificate("CN=second", second, "CN=root", root, new BasicConstraints(0));

        CertificateAuthority authority =
                CertificateAuthority.of(rootFirst ? rootPem + secondPem : secondPem + rootPem, key(second));

        assertThat(authority.certificatePem("\n")).isEqualTo(rootPem + secondPem);
        assertThatThrownBy(() -> CertificateAuthority.of(rootPem + secondPem, key(root)))
                .hasMessage("the authority's key must be the one that its second level's certificate certifies");
    }

    @Test
    void saysWhatIsWrongWithTwoCertificates() throws Exception {
        KeyPair root = rsaPair();
        KeyPair second = rsaPair();
        String rootPem = certificate("CN=root", root, "CN=root", root, new BasicConstraints(true));
        String lastLevel = certificate("CN=root", root, "CN=root", root, new BasicConstraints(0));
        String secondPem = certificate("CN=second", second, "CN=root", root, new BasicConstraints(0));
        String strangers = certificate("CN=second", second, "CN=root", rsaPair(), new BasicConstraints(0));
        String server = certificate("CN=second", second, "CN=root", root, new BasicConstraints(false));
        String notAPair = "the authority's two certificates must be a root and the second level that it has signed";

        for (String two : List.of(rootPem + rootPem, rootPem + strangers, secondPem + strangers)) {
            assertThatThrownBy(() -> CertificateAuthority.of(two, key(second))).hasMessage(notAPair);
        }
        assertThatThrownBy(() -> CertificateAuthority.of(lastLevel + secondPem, key(second)))
                .hasMessage("the authority's root certificate must allow a second level (no pathlen:0)");
        assertThatThrownBy(() -> CertificateAuthority.of(rootPem + server, key(second)))
                .hasMessage("the authority's certificate must be allowed to sign others (CA:TRUE)");
        assertThatThrownBy(() -> CertificateAuthority.of(rootPem + secondPem + secondPem, key(second)))
                .hasMessageStartingWith("the authority's certificate must be one PEM block CERTIFICATE, or two");
    }

    private static List<X509Certificate> chain(String pem) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] der : Pem.decode("CERTIFICATE", pem)) {
            chain.add(Certificates.parse(der));
        }
        return chain;
    }

    private static KeyPair rsaPair() throws Exception {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    private static String key(KeyPair pair) {
        return Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded(), "\n");
    }

    private static String certificate(KeyPair pair, boolean authority) throws Exception {
        return certificate("CN=test", pair, "CN=test", pair, new BasicConstraints(authority));
    }

    private static String certificate(
            String subject, KeyPair pair, String issuer, KeyPair signer, BasicConstraints constraints)
            throws Exception {
        Instant now = Instant.now();
        return Pem.encode(
                "CERTIFICATE",
                Certificates.sign(
                                Certificates.builder(
                                                new X500Name(issuer),
                                                new X500Name(subject),
                                                pair.getPublic().getEncoded(),
                                                now,
                                                now.plus(1, ChronoUnit.DAYS),
                                                new java.security.SecureRandom())
                                        .addExtension(Extension.basicConstraints, true, constraints)
                                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                                signer.getPrivate())
                        .getEncoded(),
                "\n");
    }
}
