package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.CreateSecretRequest;
import com.aliyun.kms20160120.models.PutSecretValueRequest;
import com.aliyuncs.kms.secretsmanager.client.SecretCacheClient;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.Test;

/** The vendor's client for applications that only read secrets, and keep them for a while: over TLS, in XML. */
@KmsFake
class SecretsManagerClientTest {
    @Test
    void fetchesKeepsAndRefreshesASecret(KmsFakeServer server) throws Exception {
        Kms kms = Sdk.TEA.connect(server);
        kms.ask(new CreateSecretRequest().setSecretName("db").setVersionId("v1").setSecretData("one"));

        try (SecretCacheClient client = SecretsManagerConnection.withAccessKey(server)) {
            assertThat(client.getSecretInfo("db").getSecretValue()).isEqualTo("one");
            kms.ask(new PutSecretValueRequest()
                    .setSecretName("db")
                    .setVersionId("v2")
                    .setSecretData("two"));
            assertThat(client.getSecretInfo("db").getSecretValue()).isEqualTo("one");

            assertThat(client.refreshNow("db")).isTrue();

            assertThat(client.getSecretInfo("db").getSecretValue()).isEqualTo("two");
            assertThat(client.getSecretInfo("db").getVersionId()).isEqualTo("v2");
        }
    }

    @Test
    void readsTheLargestSecret(KmsFakeServer server) throws Exception {
        String largest = "x".repeat(30_720);
        Sdk.TEA
                .connect(server)
                .ask(new CreateSecretRequest()
                        .setSecretName("db")
                        .setVersionId("v1")
                        .setSecretData(largest));

        try (SecretCacheClient client = SecretsManagerConnection.withAccessKey(server)) {
            assertThat(client.getSecretInfo("db").getSecretValue()).isEqualTo(largest);
        }
    }
}
