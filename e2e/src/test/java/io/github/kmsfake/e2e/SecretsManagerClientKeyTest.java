package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.kms20160120.models.PutSecretValueRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.kms.secretsmanager.client.SecretCacheClient;
import com.aliyuncs.kms.secretsmanager.client.exception.CacheSecretException;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The vendor's client for secrets, set up with a client key by its own file of settings. */
@ParameterizedClass
@EnumSource(SecretsManagerConnection.class)
class SecretsManagerClientKeyTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-06-01T00:00:00Z"));

    @KmsFake
    private final KmsFakeServer server = KmsFakeServer.builder().clock(clock).build();

    @TempDir
    private Path folder;

    private final SecretsManagerConnection connection;
    private Operator operator;
    private ClientKeyFile clientKey;

    SecretsManagerClientKeyTest(SecretsManagerConnection connection) {
        this.connection = connection;
    }

    @BeforeEach
    void admitTheApplication() {
        operator = new Operator(server);
        operator.createSecret(Operator.SECRET, "one ü");
        clientKey = operator.admit();
    }

    @Test
    void fetchesKeepsAndRefreshesASecret() throws Exception {
        try (SecretCacheClient cache = connection.open(server, clientKey, folder)) {
            assertThat(cache.getSecretInfo(Operator.SECRET).getSecretValue()).isEqualTo("one ü");
            operator.kms()
                    .ask(new PutSecretValueRequest()
                            .setSecretName(Operator.SECRET)
                            .setVersionId("v2")
                            .setSecretData("two"));
            assertThat(cache.getSecretInfo(Operator.SECRET).getSecretValue()).isEqualTo("one ü");

            assertThat(cache.refreshNow(Operator.SECRET)).isTrue();

            assertThat(cache.getSecretInfo(Operator.SECRET).getSecretValue()).isEqualTo("two");
        }
    }

    @Test
    void isKeptFromSecretsThatArePermittedToOthers() throws Exception {
        operator.permit(Operator.BOTH, "[\"secret/other\",\"key/*\"]");
        assertForbidden();
        operator.permit(Operator.BOTH, "[\"secret/d*\"]");
        assertOpen();
    }

    @Test
    void isKeptFromSecretsWithoutPermission() throws Exception {
        operator.permit(Operator.KEYS_ONLY, Operator.EVERYTHING);
        assertForbidden();
        operator.permit(Operator.SECRETS_ONLY, Operator.EVERYTHING);
        assertOpen();
    }

    @Test
    void isKeptOutOfOtherNetworks() throws Exception {
        server.sourceAddress("172.16.0.1");
        assertForbidden();
        server.clearSourceAddress();
        assertOpen();
    }

    @Test
    void isKeptOutBeforeAndAfterItsTime() throws Exception {
        clock.set("2026-01-02T03:04:04Z");
        assertForbidden();
        clock.set("2031-01-02T03:04:06Z");
        assertForbidden();
        clock.set("2031-01-02T03:04:05Z");
        assertOpen();
    }

    @Test
    void isUnknownOnceItsClientKeyIsDeleted() {
        operator.kms().deleteClientKey(clientKey.keyId());
        assertRefused("InvalidAccessKeyId.NotFound", Operator.SECRET);
    }

    @Test
    void isUnknownOnceItsAccessPointIsDeleted() {
        operator.kms().deleteApplicationAccessPoint(Chain.ACCESS_POINT);
        assertRefused("InvalidAccessKeyId.NotFound", Operator.SECRET);
    }

    @Test
    void doesNotOpenItsKeyFileWithAWrongPassword() {
        clientKey = clientKey.withPassword("wrong-horse-7");

        assertThatThrownBy(() -> fetch(Operator.SECRET)).hasStackTraceContaining("password was incorrect");
    }

    @Test
    void isToldThatASecretIsNotThere() {
        assertRefused("Forbidden.ResourceNotFound", "nowhere");
    }

    private void assertOpen() throws Exception {
        assertThat(fetch(Operator.SECRET)).isEqualTo("one ü");
    }

    private void assertForbidden() {
        assertRefused("Forbidden.NoPermission", Operator.SECRET);
    }

    private void assertRefused(String code, String secret) {
        CacheSecretException refusal = catchThrowableOfType(CacheSecretException.class, () -> fetch(secret));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.getCause())
                .isInstanceOfSatisfying(
                        ClientException.class,
                        cause -> assertThat(cause.getErrCode()).isEqualTo(code));
    }

    /** As an application does that has just started, and has nothing in its cache. */
    private String fetch(String secret) throws Exception {
        try (SecretCacheClient client = connection.open(server, clientKey, folder)) {
            return client.getSecretInfo(secret).getSecretValue();
        }
    }
}
