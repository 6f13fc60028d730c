package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DeleteSecretRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EnableKeyRequest;
import com.aliyun.kms20160120.models.UpdateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.UpdateNetworkRuleRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that holds a client key: what its access point opens to it, and what it does not. */
@ParameterizedClass
@EnumSource(ClientKeySdk.class)
class ApplicationTest {
    private static final byte[] MESSAGE = "pay 100".getBytes(StandardCharsets.UTF_8);

    private final MovingClock clock = new MovingClock(Instant.parse("2026-06-01T00:00:00Z"));

    @KmsFake
    private final KmsFakeServer server = KmsFakeServer.builder().clock(clock).build();

    private final ClientKeySdk sdk;
    private Operator operator;
    private ClientKeyFile clientKey;
    private Application application;
    private String keyId;

    ApplicationTest(ClientKeySdk sdk) {
        this.sdk = sdk;
    }

    @BeforeEach
    void admitTheApplication() {
        operator = new Operator(server);
        keyId = operator.createKey();
        operator.createSecret(Operator.SECRET, "s3cret ü");
        clientKey = operator.admit();
        application = sdk.open(server, clientKey);
    }

    @Test
    void encryptsAndDecrypts() {
        String ciphertext = application.encrypt(keyId, "cGxhaW4=");

        assertThat(application.decrypt(ciphertext)).isEqualTo("cGxhaW4=");
    }

    @Test
    void makesDataKeysThatItOpensAgain() {
        Application.DataKey dataKey = application.dataKey(keyId);

        assertThat(application.decrypt(dataKey.ciphertext())).isEqualTo(dataKey.plaintext());
    }

    @Test
    void signsWhatAnybodyCanVerify() throws Exception {
        assertSigns("EC_P256", "EC", "ECDSA_SHA_256", "SHA256withECDSA");
        assertSigns("RSA_2048", "RSA", "RSA_PKCS1_SHA_256", "SHA256withRSA");
    }

    private void assertSigns(String spec, String family, String algorithm, String verifier) throws Exception {
        String pair = operator.createKey(spec, "SIGN/VERIFY");
        String version = operator.keys().versions(pair).get(0);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);

        byte[] signature = application.sign(pair, version, algorithm, digest);

        assertThat(application.verify(pair, version, algorithm, digest, signature))
                .isTrue();
        Signature local = Signature.getInstance(verifier);
        local.initVerify(PublicKeyPem.key(family, application.publicKey(pair, version)));
        local.update(MESSAGE);
        assertThat(local.verify(signature)).isTrue();
        digest[0]++;
        assertThat(application.verify(pair, version, algorithm, digest, signature))
                .isFalse();
    }

    @Test
    void readsASecret() {
        assertThat(application.secret(Operator.SECRET)).isEqualTo("s3cret ü");
    }

    @Test
    void readsTheLargestSecret() {
        String largest = "x".repeat(30_720);
        operator.createSecret("large", largest);

        assertThat(application.secret("large")).isEqualTo(largest);
    }

    @Test
    void reachesAKeyByItsAlias() {
        operator.kms().ask(new CreateAliasRequest().setKeyId(keyId).setAliasName("alias/orders"));
        operator.permit(Operator.KEYS_ONLY, "[\"key/" + keyId + "\"]");

        assertThat(application.decrypt(application.encrypt("alias/orders", "cGxhaW4=")))
                .isEqualTo("cGxhaW4=");
    }

    @Test
    void isKeptFromKeysAndSecretsThatArePermittedToOthers() {
        String other = operator.createKey();
        operator.createSecret("other", "secret");

        operator.permit(Operator.BOTH, "[\"key/" + keyId + "\",\"secret/" + Operator.SECRET + "\"]");

        assertForbidden(() -> application.encrypt(other, "cGxhaW4="));
        assertForbidden(() -> application.secret("other"));
        assertOpen();
        operator.permit(Operator.BOTH, Operator.EVERYTHING);
        assertThat(application.decrypt(application.encrypt(other, "cGxhaW4="))).isEqualTo("cGxhaW4=");
        assertThat(application.secret("other")).isEqualTo("secret");
    }

    @Test
    void isKeptFromUsesThatAreNotPermitted() {
        operator.permit(Operator.SECRETS_ONLY, Operator.EVERYTHING);
        assertForbidden(() -> application.encrypt(keyId, "cGxhaW4="));
        assertThat(application.secret(Operator.SECRET)).isEqualTo("s3cret ü");

        operator.permit(Operator.KEYS_ONLY, Operator.EVERYTHING);
        assertForbidden(() -> application.secret(Operator.SECRET));
        assertThat(application.encrypt(keyId, "cGxhaW4=")).isNotEmpty();

        operator.permit(Operator.BOTH, Operator.EVERYTHING);
        assertOpen();
    }

    @Test
    void isKeptOutOfOtherNetworks() {
        server.sourceAddress("10.10.11.1");
        assertClosed();
        server.sourceAddress("10.10.10.77");
        assertOpen();

        operator.kms()
                .updateNetworkRule(
                        new UpdateNetworkRuleRequest().setName(Chain.RULE).setSourcePrivateIp("[\"192.168.0.0/16\"]"));
        assertClosed();

        operator.kms()
                .updateNetworkRule(
                        new UpdateNetworkRuleRequest().setName(Chain.RULE).setSourcePrivateIp(Operator.ADDRESSES));
        assertOpen();
    }

    @Test
    void isKeptOutBeforeAndAfterItsTime() {
        clock.set("2026-01-02T03:04:04Z");
        assertClosed();
        clock.set("2026-01-02T03:04:05Z");
        assertOpen();
        clock.set("2031-01-02T03:04:05Z");
        assertOpen();
        clock.set("2031-01-02T03:04:06Z");
        assertClosed();
    }

    @Test
    void isUnknownOnceItsClientKeyIsDeleted() {
        assertOpen();

        operator.kms().deleteClientKey(clientKey.keyId());

        assertUnknown(application);
        application = sdk.open(server, operator.createClientKey());
        assertOpen();
    }

    @Test
    void isUnknownOnceItsAccessPointIsDeleted() {
        assertOpen();

        operator.kms().deleteApplicationAccessPoint(Chain.ACCESS_POINT);

        assertUnknown(application);
        operator.kms().createApplicationAccessPoint(Chain.accessPoint());
        assertUnknown(application);
        application = sdk.open(server, operator.createClientKey());
        assertOpen();
    }

    @Test
    void losesWhatIsTakenFromItsPolicy() {
        operator.permit(Operator.BOTH, "[]");
        assertClosed();
        operator.permit("[]", Operator.EVERYTHING);
        assertClosed();
        operator.permit(Operator.BOTH, Operator.EVERYTHING);
        assertOpen();
    }

    @Test
    void losesWhatAPolicyGaveThatIsGone() {
        operator.kms()
                .updateApplicationAccessPoint(new UpdateApplicationAccessPointRequest()
                        .setName(Chain.ACCESS_POINT)
                        .setPolicies("[\"abc\"]"));
        assertClosed();
        operator.kms()
                .updateApplicationAccessPoint(new UpdateApplicationAccessPointRequest()
                        .setName(Chain.ACCESS_POINT)
                        .setPolicies("[\"abc\",\"orders-policy\"]"));
        assertOpen();

        operator.kms().deletePolicy(Chain.POLICY);
        assertClosed();
    }

    @Test
    void isKeptFromOtherInstances() {
        String shared = operator.keys().create(new CreateKeyRequest());

        assertForbidden(() -> application.encrypt(shared, "cGxhaW4="));
    }

    @Test
    void doesNotOpenItsKeyFileWithAWrongPassword() {
        assertThatThrownBy(() -> sdk.open(server, clientKey.withPassword("wrong-horse-7")))
                .hasStackTraceContaining("password was incorrect");
    }

    @Test
    void cannotPassForAnother() {
        ClientKeyFile other = operator.createClientKey();

        Application impostor = sdk.open(server, clientKey.withPrivateKeyOf(other));

        assertRefusal(sdk.speaksInstance() ? 401 : 400, sdk.wrongSignature(), () -> impostor.secret(Operator.SECRET));
    }

    @Test
    void isToldThatAKeyOrSecretIsNotThere() {
        assertRefusal(404, "Forbidden.KeyNotFound", () -> application.encrypt("key-nowhere", "cGxhaW4="));
        assertRefusal(404, "Forbidden.ResourceNotFound", () -> application.secret("nowhere"));

        operator.kms()
                .ask(new DeleteSecretRequest().setSecretName(Operator.SECRET).setForceDeleteWithoutRecovery("true"));
        assertRefusal(404, "Forbidden.ResourceNotFound", () -> application.secret(Operator.SECRET));
    }

    @Test
    void isToldThatAKeyIsDisabled() {
        operator.kms().ask(new DisableKeyRequest().setKeyId(keyId));
        assertRefusal(409, "Rejected.Disabled", () -> application.encrypt(keyId, "cGxhaW4="));

        operator.kms().ask(new EnableKeyRequest().setKeyId(keyId));
        assertOpen();
    }

    private void assertOpen() {
        assertThat(application.decrypt(application.encrypt(keyId, "cGxhaW4="))).isEqualTo("cGxhaW4=");
        assertThat(application.secret(Operator.SECRET)).isEqualTo("s3cret ü");
    }

    private void assertClosed() {
        assertForbidden(() -> application.encrypt(keyId, "cGxhaW4="));
        assertForbidden(() -> application.secret(Operator.SECRET));
    }

    private void assertUnknown(Application stranger) {
        assertRefusal(404, sdk.unknownClientKey(), () -> stranger.encrypt(keyId, "cGxhaW4="));
        assertRefusal(404, sdk.unknownClientKey(), () -> stranger.secret(Operator.SECRET));
    }

    private void assertForbidden(ThrowingCallable call) {
        assertRefusal(403, "Forbidden.NoPermission", call);
    }

    private void assertRefusal(int httpStatus, String code, ThrowingCallable call) {
        assertRefused(sdk.tellsStatus() ? httpStatus : Refused.UNTOLD, code, call);
    }
}
