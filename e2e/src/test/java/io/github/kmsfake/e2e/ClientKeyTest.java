package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertDone;
import static io.github.kmsfake.e2e.Answers.assertRefused;
import static io.github.kmsfake.e2e.Answers.assertShows;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client keys, and the file by which an application holds one. */
@WithEverySdk
class ClientKeyTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final byte[] MESSAGE = "pay 100".getBytes(StandardCharsets.UTF_8);

    @KmsFake
    private final KmsFakeServer server =
            KmsFakeServer.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

    private final Sdk sdk;
    private Kms kms;

    ClientKeyTest(Sdk sdk) {
        this.sdk = sdk;
    }

    @BeforeEach
    void createAnAccessPoint() {
        kms = sdk.connect(server);
        kms.createApplicationAccessPoint(Chain.accessPoint());
    }

    @Test
    void opensAsThePublishedClientOpensIt() throws Exception {
        Map<String, Object> created = kms.createClientKey(Chain.clientKey());
        X509Certificate published = certificate(kms.getClientKey(id(created)));

        KeyStore opened = open(created);
        String firstAlias = opened.aliases().nextElement();

        assertThat(opened.size()).isEqualTo(1);
        assertThat(opened.getCertificate(firstAlias)).isEqualTo(published);
        PrivateKey privateKey = (PrivateKey) opened.getKey(firstAlias, Chain.PASSWORD.toCharArray());
        assertThat(isSignedBy(published, sign(privateKey))).isTrue();
    }

    @Test
    void isValidForTheTimeAsked() throws Exception {
        Map<String, Object> created = kms.createClientKey(Chain.clientKey());

        assertValid(created, "2026-01-02T03:04:05Z", "2031-01-02T03:04:05Z");
    }

    @Test
    void isValidForFiveYearsUnlessAskedOtherwise() throws Exception {
        Map<String, Object> created = kms.createClientKey(
                new CreateClientKeyRequest().setAapName("orders").setPassword(Chain.PASSWORD));

        assertValid(created, "2026-02-03T04:05:06Z", "2031-02-03T04:05:06Z");
    }

    @Test
    void refusesAFourthKey() {
        kms.createClientKey(Chain.clientKey());
        kms.createClientKey(Chain.clientKey());
        String third = id(kms.createClientKey(Chain.clientKey()));

        assertRefused(400, "Rejected.LimitExceeded", () -> kms.createClientKey(Chain.clientKey()));

        assertDone(kms.deleteClientKey(third));
        assertThat(id(kms.createClientKey(Chain.clientKey()))).isNotEqualTo(third);
    }

    @Test
    void refusesAKeyForAnUnknownAccessPoint() {
        assertRefused(
                404,
                "Forbidden.ResourceNotFound",
                () -> kms.createClientKey(Chain.clientKey().setAapName("payments")));
    }

    @Test
    void refusesAWeakPassword() {
        assertRefused(
                400,
                "InvalidParameter",
                () -> kms.createClientKey(Chain.clientKey().setPassword("horsehorse")));
    }

    @Test
    void deletesAKey() {
        String key = id(kms.createClientKey(Chain.clientKey()));

        assertDone(kms.deleteClientKey(key));

        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.getClientKey(key));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.deleteClientKey(key));
    }

    @Test
    void listsTheKeysOfAnAccessPointAndOfAll() {
        kms.createApplicationAccessPoint(Chain.accessPoint().setName("payments"));
        Map<String, Object> first = shown(kms.createClientKey(Chain.clientKey()));
        Map<String, Object> other = shown(kms.createClientKey(Chain.clientKey().setAapName("payments")));
        Map<String, Object> second = shown(kms.createClientKey(Chain.clientKey()));

        assertShows(kms.listClientKeys("orders"), keys(List.of(first, second)));
        assertShows(kms.listClientKeys("payments"), keys(List.of(other)));
        assertShows(kms.listClientKeys(null), keys(List.of(first, other, second)));
        assertShows(kms.listClientKeys("unknown"), keys(List.of()));
    }

    private void assertValid(Map<String, Object> created, String notBefore, String notAfter) throws Exception {
        Map<String, Object> shown = kms.getClientKey(id(created));
        assertThat(shown).containsEntry("NotBefore", notBefore).containsEntry("NotAfter", notAfter);
        assertThat(created).containsEntry("NotBefore", notBefore).containsEntry("NotAfter", notAfter);
        assertThat(shown).containsEntry("CreateTime", NOW.toString());
        assertThat(certificate(shown).getNotAfter().toInstant()).isEqualTo(notAfter);
        assertThat(certificate(shown).getNotBefore().toInstant()).isEqualTo(notBefore);
    }

    /** A key as lists show it: what GetClientKey shows, but for the request's id. */
    private Map<String, Object> shown(Map<String, Object> created) {
        Map<String, Object> key = kms.getClientKey(id(created));
        key.remove("RequestId");
        return key;
    }

    private Map<String, Object> keys(List<Map<String, Object>> keys) {
        return Map.of("ClientKeys", sdk.shown(keys));
    }

    private static String id(Map<String, Object> key) {
        return (String) key.get("ClientKeyId");
    }

    private static KeyStore open(Map<String, Object> created) throws Exception {
        byte[] file = Base64.getDecoder().decode((String) created.get("PrivateKeyData"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), Chain.PASSWORD.toCharArray());
        return store;
    }

    private static X509Certificate certificate(Map<String, Object> shown) throws Exception {
        byte[] pem = ((String) shown.get("PublicKeyData")).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static byte[] sign(PrivateKey key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean isSignedBy(X509Certificate certificate, byte[] signed) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate);
        signature.update(MESSAGE);
        return signature.verify(signed);
    }
}
