package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.DeleteSecretRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import com.aliyun.kms20160120.models.PutSecretValueRequest;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.StateSnapshot;
import io.github.kmsfake.junit5.KmsFake;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of the page on tests, as a user would write them: prepared state, export, snapshots, the clock. */
@KmsFake(state = "classpath:orders.yaml")
class StateExamplesTest {
    private static Client client(KmsFakeServer kms) throws Exception {
        return new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret()));
    }

    private static String secret(Client client, String name) throws Exception {
        return client.getSecretValue(new GetSecretValueRequest().setSecretName(name))
                .getBody()
                .getSecretData();
    }

    @Test
    void findsWhatWasPrepared(KmsFakeServer kms) throws Exception {
        assertThat(secret(client(kms), "orders/url")).isEqualTo("jdbc:mysql://orders");
        assertThat(secret(client(kms), "orders/token")).isEqualTo("today");
        assertThat(kms.instanceId()).isEqualTo("kst-orders");
        assertThat(kms.clientKeyContent("KAAP.orders")).contains("PrivateKeyData");
    }

    @Test
    void opensCiphertextsThatAnotherServerMade(KmsFakeServer kms) throws Exception {
        try (KmsFakeServer another =
                KmsFakeServer.builder().state("classpath:orders.yaml").start()) {
            String blob = client(another)
                    .encrypt(new EncryptRequest().setKeyId("alias/orders").setPlaintext("b3JkZXI="))
                    .getBody()
                    .getCiphertextBlob();

            assertThat(client(kms)
                            .decrypt(new DecryptRequest().setCiphertextBlob(blob))
                            .getBody()
                            .getPlaintext())
                    .isEqualTo("b3JkZXI=");
        }
    }

    @Test
    void goesBackToASnapshot(KmsFakeServer kms) throws Exception {
        StateSnapshot before = kms.snapshot();
        client(kms)
                .putSecretValue(new PutSecretValueRequest()
                        .setSecretName("orders/token")
                        .setVersionId("v3")
                        .setSecretData("tomorrow"));
        assertThat(secret(client(kms), "orders/token")).isEqualTo("tomorrow");

        kms.restore(before);

        assertThat(secret(client(kms), "orders/token")).isEqualTo("today");
    }

    @Test
    void forgetsASecretWhenItsRecoveryWindowIsOver(KmsFakeServer kms) throws Exception {
        client(kms)
                .deleteSecret(
                        new DeleteSecretRequest().setSecretName("orders/url").setRecoveryWindowInDays("7"));
        assertThatThrownBy(() -> secret(client(kms), "orders/url"))
                .extracting("code")
                .isEqualTo("Rejected.ResourceInDeleteWindow");

        kms.clock().advance(Duration.ofDays(8));

        assertThatThrownBy(() -> secret(client(kms), "orders/url"))
                .extracting("code")
                .isEqualTo("Forbidden.ResourceNotFound");
    }

    @Test
    void rotatesAtItsTime(KmsFakeServer kms) throws Exception {
        kms.clock().fix(Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(secret(client(kms), "orders/account")).doesNotContain("first");
    }
}
