package io.github.kmsfake.internal.statefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Client keys of documents, however they are given, sign and open what their access points grant. */
class PreparedClientKeyTest {
    private static final String PASSWORD = "Passw0rd_1234";
    private static final String CHAIN = """
            instances: [{id: kst-ready}]
            keys: [{id: orders, instance: kst-ready}]
            policies:
            - name: orders
              kmsInstance: kst-ready
              permissions: [RbacPermission/Template/CryptoServiceKeyUser]
              resources: [key/orders]
            accessPoints: [{name: orders, policies: [orders]}]
            clientKeys:
            """;

    private final TestServer kms = TestServer.with()
            .state(CHAIN + "- {id: KAAP.orders, accessPoint: orders, password: " + PASSWORD + ", notAfter: P30D}")
            .start();

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void signsWithThePairThatWasMade() throws Exception {
        assertThat(encrypt(kms, privateKey())).isEqualTo(200);
    }

    @Test
    void opensNothingOnceTheClockHasPassedItsEnd() throws Exception {
        PrivateKey key = privateKey();
        kms.server().clock().advance(Duration.ofDays(29));
        assertThat(encrypt(kms, key)).isEqualTo(200);

        kms.server().clock().advance(Duration.ofDays(2));

        assertThat(encrypt(kms, key)).isEqualTo(403);
    }

    @Test
    void goesOnSigningWhereTheStateIsImported() throws Exception {
        PrivateKey key = privateKey();
        try (TestServer other =
                TestServer.with().state(kms.server().states().write()).start()) {
            assertThat(encrypt(other, key)).isEqualTo(200);
        }
    }

    @Test
    void canBeGivenAsPkcs12() throws Exception {
        String document =
                CHAIN + "- {id: KAAP.orders, accessPoint: orders, pkcs12: " + file() + ", password: " + PASSWORD + "}";
        try (TestServer other = TestServer.with().state(document).start()) {
            assertThat(encrypt(other, privateKey())).isEqualTo(200);
            assertThat(other.server().states().clientKeyFiles()).containsEntry("KAAP.orders", file());
            assertThat(other.ok("GetClientKey", "ClientKeyId", "KAAP.orders").text("NotAfter"))
                    .isEqualTo("2056-12-24T08:00:00Z");
        }
    }

    @Test
    void canBeGivenAsACertificate() throws Exception {
        X509Certificate certificate = (X509Certificate) store().getCertificate("kaap.orders");
        String document = CHAIN + "- {id: KAAP.orders, accessPoint: orders, certificate: \""
                + ("-----BEGIN CERTIFICATE-----\n"
                                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                                + "\n-----END CERTIFICATE-----\n")
                        .replace("\r", "")
                        .replace("\n", "\\n")
                + "\"}";
        try (TestServer other = TestServer.with().state(document).start()) {
            assertThat(encrypt(other, privateKey())).isEqualTo(200);
            assertThat(other.server().states().clientKeyFiles()).isEmpty();
        }
    }

    private static int encrypt(TestServer server, PrivateKey key) {
        return new InstanceClient(server, "KAAP.orders", key)
                .call("Encrypt", 1, "orders", 2, new byte[] {1, 2, 3})
                .status();
    }

    private String file() {
        return kms.server().states().clientKeyFiles().getOrDefault("KAAP.orders", "");
    }

    private PrivateKey privateKey() {
        return AccessChain.privateKey(file(), PASSWORD);
    }

    private KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(file())), PASSWORD.toCharArray());
        return store;
    }
}
