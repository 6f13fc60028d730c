package io.github.kmsfake.internal.operation.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateClientKeyTest extends OperationTest {
    CreateClientKeyTest() {
        super("CreateClientKey");
    }

    private static final String PASSWORD = "Passw0rd!";

    @Test
    void handsOutAKeyThatThePublishedClientsOpen() throws Exception {
        prepare();

        Reply reply = answer("AapName", "aap", "Password", PASSWORD);

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "ClientKeyId", "KeyAlgorithm", "PrivateKeyData", "NotBefore", "NotAfter");
        assertThat(reply.text("ClientKeyId")).matches("KAAP\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(reply.text("KeyAlgorithm")).isEqualTo("RSA_2048");

        KeyStore store = open(reply, PASSWORD);
        String alias = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD.toCharArray());
        X509Certificate certificate = certificate(reply.text("ClientKeyId"));
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getCertificate(alias)).isEqualTo(certificate);
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(signedBy(key, certificate)).isTrue();
    }

    @Test
    void writesTheLegacyFormThatOldReadersKnow() {
        prepare();

        byte[] file = Base64.getDecoder()
                .decode(answer("AapName", "aap", "Password", PASSWORD).text("PrivateKeyData"));

        // pbeWithSHAAnd40BitRC2-CBC, pbeWithSHAAnd3-KeyTripleDES-CBC and SHA-1 by their object identifiers
        String hex = java.util.HexFormat.of().formatHex(file);
        assertThat(hex).contains("060a2a864886f70d010c0106", "060a2a864886f70d010c0103", "06052b0e03021a");
        assertThat(hex).startsWith("3082").doesNotStartWith("3080");
    }

    @Test
    void opensWithItsPasswordOnly() {
        prepare();

        Reply reply = answer("AapName", "aap", "Password", PASSWORD);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> open(reply, "Passw0rd?"))
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void isValidForFiveYearsUnlessTold() {
        prepare();

        Reply reply = answer("AapName", "aap", "Password", PASSWORD);

        assertThat(reply.text("NotBefore")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(reply.text("NotAfter")).isEqualTo("2061-11-24T08:00:00Z");
    }

    @Test
    void readsBackTheValidityThatWasAsked() throws Exception {
        prepare();

        Reply reply = answer(
                "AapName",
                "aap",
                "Password",
                PASSWORD,
                "NotBefore",
                "2023-09-01T14:11:22Z",
                "NotAfter",
                "2051-09-01T14:11:22Z");

        assertThat(reply.text("NotBefore")).isEqualTo("2023-09-01T14:11:22Z");
        assertThat(reply.text("NotAfter")).isEqualTo("2051-09-01T14:11:22Z");
        X509Certificate certificate = certificate(reply.text("ClientKeyId"));
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(Instant.parse("2023-09-01T14:11:22Z"));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2051-09-01T14:11:22Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefg1",
                "1234567!",
                "abcdefg~",
                "Aa1~!@#$%^&*?_-x",
                "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"
            })
    void takesPasswordsOfTwoKindsOfCharacters(String password) throws Exception {
        prepare();

        Reply reply = answer("AapName", "aap", "Password", password);

        assertThat(open(reply, password).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0000-01-01T00:00:00Z, 0001-01-01T00:00:00Z", "1949-12-31T23:59:59Z, 9999-12-31T23:59:59Z"})
    void isValidAtTheEndsOfTheCalendarToo(String notBefore, String notAfter) {
        prepare();

        Reply reply = answer("AapName", "aap", "Password", PASSWORD, "NotBefore", notBefore, "NotAfter", notAfter);

        assertThat(reply.text("NotBefore")).isEqualTo(notBefore);
        assertThat(reply.text("NotAfter")).isEqualTo(notAfter);
    }

    @Test
    void givesEveryClientItsOwnPair() throws Exception {
        prepare();

        X509Certificate first =
                certificate(answer("AapName", "aap", "Password", PASSWORD).text("ClientKeyId"));
        X509Certificate second =
                certificate(answer("AapName", "aap", "Password", PASSWORD).text("ClientKeyId"));

        assertThat(first.getPublicKey()).isNotEqualTo(second.getPublicKey());
    }

    @Test
    void makesRoomWhenAKeyIsDeleted() {
        prepare();
        String first = answer("AapName", "aap", "Password", PASSWORD).text("ClientKeyId");
        answer("AapName", "aap", "Password", PASSWORD);
        answer("AapName", "aap", "Password", PASSWORD);
        assertThat(kms.call("CreateClientKey", "AapName", "aap", "Password", PASSWORD)
                        .status())
                .isEqualTo(400);

        kms.ok("DeleteClientKey", "ClientKeyId", first);

        assertThat(answer("AapName", "aap", "Password", PASSWORD).status()).isEqualTo(200);
    }

    private X509Certificate certificate(String clientKeyId) throws Exception {
        String pem = kms.ok("GetClientKey", "ClientKeyId", clientKeyId).text("PublicKeyData");
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static KeyStore open(Reply reply, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(Base64.getDecoder().decode(reply.text("PrivateKeyData"))),
                password.toCharArray());
        return store;
    }

    private static boolean signedBy(PrivateKey key, X509Certificate certificate) throws Exception {
        byte[] message = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(message);
        byte[] signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(message);
        return signature.verify(signed);
    }

    @Override
    protected void prepare() {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p1\"]");
        kms.ok("CreateApplicationAccessPoint", "Name", "full", "Policies", "[\"p1\"]");
        for (int i = 0; i < 3; i++) {
            kms.ok("CreateClientKey", "AapName", "full", "Password", PASSWORD);
        }
    }
}
