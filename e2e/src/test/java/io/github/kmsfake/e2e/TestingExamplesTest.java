package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeFaults;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.junit5.KmsFake;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The examples of the page on tests, as a user would write them: faults, recorded calls, least privilege, addresses. */
@KmsFake(state = "classpath:orders.yaml")
class TestingExamplesTest {
    private static final int ATTEMPTS = 3;

    private static Client client(KmsFakeServer kms) throws Exception {
        return new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret()));
    }

    /** The application that is tested: it reads a secret, and tries again if the service has too much to do. */
    private static String databaseUrl(Client client) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.getSecretValue(new GetSecretValueRequest().setSecretName("orders/url"))
                        .getBody()
                        .getSecretData();
            } catch (TeaException e) {
                if (attempt == ATTEMPTS || !e.getCode().equals("Rejected.Throttling")) {
                    throw e;
                }
            }
        }
    }

    /** The same application with the client key of its access point. */
    private static com.aliyun.dkms.gcs.sdk.Client applicationClient(KmsFakeServer kms) throws Exception {
        return new com.aliyun.dkms.gcs.sdk.Client(new com.aliyun.dkms.gcs.openapi.models.Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setCa(kms.caCertificatePem()) // this SDK wants one even for plain HTTP
                .setClientKeyContent(kms.clientKeyContent("KAAP.orders"))
                .setPassword("orders-12345"));
    }

    private static byte[] encrypt(com.aliyun.dkms.gcs.sdk.Client client, String text) throws Exception {
        return client.encrypt(new com.aliyun.dkms.gcs.sdk.models.EncryptRequest()
                        .setKeyId("orders-key")
                        .setPlaintext(text.getBytes(StandardCharsets.UTF_8)))
                .getCiphertextBlob();
    }

    @Test
    void readsTheSecretThoughTheServiceIsBusyTwice(KmsFakeServer kms) throws Exception {
        kms.faults().add(Fault.on("GetSecretValue").error("Rejected.Throttling").times(2));

        assertThat(databaseUrl(client(kms))).isEqualTo("jdbc:mysql://orders");

        kms.calls().of("GetSecretValue").refusedWith("Rejected.Throttling").verifyCount(2);
        kms.calls().of("GetSecretValue").succeeded().verifyCount(1);
    }

    @Test
    void givesUpWhenTheServiceStaysBusy(KmsFakeServer kms) throws Exception {
        KmsFakeFaults.AddedFault busy = kms.faults()
                .add(Fault.on("GetSecretValue")
                        .resource("orders/url")
                        .error("Rejected.Throttling")
                        .always());

        assertThatThrownBy(() -> databaseUrl(client(kms))).extracting("code").isEqualTo("Rejected.Throttling");

        assertThat(busy.hits()).isEqualTo(3);
        busy.remove();
        assertThat(databaseUrl(client(kms))).isEqualTo("jdbc:mysql://orders");
    }

    @Test
    void queuesFaults(KmsFakeServer kms) throws Exception {
        kms.faults().add(Fault.on("GetSecretValue").error("Rejected.Throttling"));
        kms.faults().add(Fault.on("GetSecretValue").error("Forbidden.NoPermission"));

        assertThatThrownBy(() -> databaseUrl(client(kms))).extracting("code").isEqualTo("Forbidden.NoPermission");
        assertThat(kms.calls().of("GetSecretValue"))
                .extracting(call -> call.code().orElse(""))
                .containsExactly("Rejected.Throttling", "Forbidden.NoPermission");
    }

    @Test
    void looksAtWhatWasCalled(KmsFakeServer kms) throws Exception {
        Client client = client(kms);
        String blob = client.encrypt(
                        new EncryptRequest().setKeyId("alias/orders").setPlaintext("b3JkZXI="))
                .getBody()
                .getCiphertextBlob();
        client.decrypt(new DecryptRequest().setCiphertextBlob(blob));

        assertThat(kms.calls()).extracting(KmsFakeCall::operation).containsExactly("Encrypt", "Decrypt");
        kms.calls()
                .of("Encrypt")
                .by(kms.accessKeyId())
                .with("KeyId", "alias/orders")
                .verifyCount(1);
        assertThat(kms.calls().of("Encrypt").last().parameter("Plaintext")).isEqualTo("***");
        kms.calls().of("GetSecretValue").verifyNone();
    }

    @Test
    void waitsForWhatComesLater(KmsFakeServer kms) throws Exception {
        Client client = client(kms);
        CompletableFuture<String> background = CompletableFuture.supplyAsync(() -> {
            try {
                return databaseUrl(client);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        List<KmsFakeCall> calls = kms.calls().of("GetSecretValue").await(1, Duration.ofSeconds(20));

        assertThat(calls).hasSize(1);
        assertThat(background.join()).isEqualTo("jdbc:mysql://orders");
    }

    @Test
    void saysWhichCallCameNearest(KmsFakeServer kms) throws Exception {
        databaseUrl(client(kms));

        assertThatThrownBy(() -> kms.calls()
                        .of("GetSecretValue")
                        .with("SecretName", "orders/uri")
                        .verifyCount(1))
                .hasMessage("""
                        Expected 1 call with operation GetSecretValue, SecretName=orders/uri, but there were 0 calls.
                        The nearest is
                          GetSecretValue {SecretName=orders/url} by LTAI.orders → 200
                          which has not: SecretName=orders/uri
                        All calls:
                          GetSecretValue {SecretName=orders/url} by LTAI.orders → 200""");
    }

    @Test
    void tellsTheLeastPrivilege(KmsFakeServer kms) throws Exception {
        kms.sourceAddress("10.0.0.1");
        encrypt(applicationClient(kms), "order");

        LeastPrivilege least = kms.leastPrivilegeOfAccessPoint("orders");

        LeastPrivilege.Policy policy = least.policies().get(0);
        assertThat(policy.kmsInstance()).isEqualTo("kst-orders");
        assertThat(policy.permissions()).containsExactly("RbacPermission/Template/CryptoServiceKeyUser");
        assertThat(policy.resources()).containsExactly("key/orders-key");
        assertThat(least.unused())
                .containsExactly(new LeastPrivilege.Excess(
                        "orders-policy",
                        List.of("RbacPermission/Template/CryptoServiceSecretUser"),
                        List.of("secret/orders/*")));
        client(kms)
                .createPolicy(new CreatePolicyRequest()
                        .setName("orders-least")
                        .setKmsInstance(policy.kmsInstance())
                        .setPermissions(policy.permissionsJson())
                        .setResources(policy.resourcesJson()));
    }

    @Test
    void isRefusedOutsideTheOffice(KmsFakeServer kms) throws Exception {
        var client = applicationClient(kms);
        kms.sourceAddress("192.168.1.1");
        assertThatThrownBy(() -> encrypt(client, "order")).extracting("code").isEqualTo("Forbidden.NoPermission");

        kms.sourceAddress("10.0.0.1");

        assertThat(encrypt(client, "order")).isNotEmpty();
    }

    @Test
    void warnsOfAParameterThatDoesNotExist(KmsFakeServer kms) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + kms.endpoint()
                                        + "/?Action=GetSecretValue&Version=2016-01-20&SecretNam=orders/url"))
                                .build(),
                        BodyHandlers.discarding());

        assertThat(kms.calls().withWarnings().last().warnings())
                .containsExactly("GetSecretValue has no parameter SecretNam, it is ignored; did you mean SecretName?");
    }
}
