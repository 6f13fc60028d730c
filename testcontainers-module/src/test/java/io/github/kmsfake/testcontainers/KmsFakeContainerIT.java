package io.github.kmsfake.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.DeleteSecretRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import com.aliyun.kms20160120.models.ListApplicationAccessPointsRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeAdmin;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeFaults.AddedFault;
import io.github.kmsfake.StateSnapshot;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.MountableFile;

/** Real containers, from the image that was built before, and a real SDK. */
class KmsFakeContainerIT {
    @Test
    void servesAnSdkThatSetsUpTheAccessChain() throws Exception {
        try (KmsFakeContainer kms = new KmsFakeContainer()) {
            kms.start();
            Client client = new Client(overHttp(kms));

            client.createNetworkRule(new CreateNetworkRuleRequest()
                    .setName("office")
                    .setType("Private")
                    .setSourcePrivateIp("[\"10.0.0.0/8\"]"));
            client.createPolicy(new CreatePolicyRequest()
                    .setName("orders")
                    .setKmsInstance(kms.instanceId())
                    .setPermissions("[\"RbacPermission/Template/CryptoServiceKeyUser\"]")
                    .setResources("[\"key/*\"]")
                    .setAccessControlRules("{\"NetworkRules\":[\"office\"]}"));
            String arn = client.createApplicationAccessPoint(accessPoint("orders"))
                    .getBody()
                    .getArn();
            String clientKey = client.createClientKey(
                            new CreateClientKeyRequest().setAapName("orders").setPassword("Password-1"))
                    .getBody()
                    .getPrivateKeyData();

            assertThat(arn)
                    .isEqualTo("acs:kms:" + kms.regionId() + ":" + kms.accountId() + ":applicationaccesspoint/orders");
            assertThat(clientKey).isNotEmpty();
            assertThat(kms.regionId()).isEqualTo("cn-hangzhou");
            assertThat(kms.instanceId()).startsWith("kst-");

            kms.reset();
            assertThat(accessPoints(client)).isZero();
        }
    }

    @Test
    void servesOverTlsWithItsOwnAuthority() throws Exception {
        try (KmsFakeContainer kms = new KmsFakeContainer()) {
            kms.start();
            Client client = new Client(credentials(kms)
                    .setEndpoint(kms.tlsEndpoint())
                    .setProtocol("https")
                    .setCa(kms.caCertificatePem()));

            assertThat(accessPoints(client)).isZero();
        }
    }

    @Test
    void passesSettingsOn() throws Exception {
        try (KmsFakeContainer kms = new KmsFakeContainer()
                .withStrict()
                .withRegion("eu-central-1")
                .withAccessKey("mine", "secret")
                .withAccessKey("theirs", "secret", "1111222233334444")
                .withEnv("KMS_FAKE_INSTANCE", "kst-a:Status=Uninitialized,kst-b")) {
            kms.start();

            assertThat(kms.control().info().strict()).isTrue();
            assertThat(kms.control().info().region()).isEqualTo("eu-central-1");
            assertThat(kms.regionId()).isEqualTo("eu-central-1");
            assertThat(kms.instanceId()).isEqualTo("kst-b");
            assertThat(kms.accessKeyId()).isEqualTo("mine");
            Client mine = new Client(overHttp(kms));
            mine.createApplicationAccessPoint(accessPoint("orders"));
            assertThat(accessPoints(mine)).isOne();
            assertThat(accessPoints(new Client(overHttp(kms).setAccessKeyId("theirs"))))
                    .isZero();
            Client unknown = new Client(overHttp(kms).setAccessKeyId("unknown"));
            assertThatThrownBy(() -> accessPoints(unknown))
                    .isInstanceOfSatisfying(
                            TeaException.class,
                            refusal -> assertThat(refusal.getCode()).isEqualTo("InvalidAccessKeyId.NotFound"));
        }
    }

    @Test
    void beginsWithPreparedState() throws Exception {
        try (KmsFakeContainer kms =
                new KmsFakeContainer().withState(MountableFile.forClasspathResource("orders-state.yaml"))) {
            kms.start();
            Client client = new Client(overHttp(kms));

            assertThat(client.getSecretValue(new GetSecretValueRequest().setSecretName("orders/url"))
                            .getBody()
                            .getSecretData())
                    .isEqualTo("jdbc:mysql://orders");
        }
    }

    @Test
    void hasThePowersOfATest() throws Exception {
        try (KmsFakeContainer kms =
                new KmsFakeContainer().withState(MountableFile.forClasspathResource("orders-state.yaml"))) {
            kms.start();
            KmsFakeAdmin admin = kms.admin();
            Client client = new Client(overHttp(kms));
            StateSnapshot before = admin.snapshot();

            AddedFault throttling = admin.faults()
                    .add(Fault.on("GetSecretValue").error("Rejected.Throttling").always());
            admin.sourceAddress("10.1.2.3");
            assertThatThrownBy(() -> url(client))
                    .isInstanceOfSatisfying(
                            TeaException.class,
                            refusal -> assertThat(refusal.getCode()).isEqualTo("Rejected.Throttling"));
            assertThat(throttling.hits()).isEqualTo(1);
            throttling.remove();
            assertThat(url(client)).isEqualTo("jdbc:mysql://orders");
            assertThat(admin.calls()
                            .of("GetSecretValue")
                            .with("SecretName", "orders/url")
                            .succeeded()
                            .await(1, Duration.ofSeconds(20)))
                    .extracting(KmsFakeCall::source)
                    .containsExactly("10.1.2.3");
            assertThat(admin.leastPrivilege().resources()).containsExactly("secret/orders/url");

            client.deleteSecret(
                    new DeleteSecretRequest().setSecretName("orders/url").setRecoveryWindowInDays("7"));
            admin.clock().advance(Duration.ofDays(8));
            assertThatThrownBy(() -> url(client)).isInstanceOf(TeaException.class);
            admin.restore(before);
            assertThat(url(client)).isEqualTo("jdbc:mysql://orders");
            String state = admin.exportState();
            admin.importState("secrets: []\n");
            assertThatThrownBy(() -> url(client)).isInstanceOf(TeaException.class);
            admin.importState(state);
            assertThat(url(client)).isEqualTo("jdbc:mysql://orders");
            assertThat(admin.instanceId()).isEqualTo(kms.instanceId());
        }
    }

    private static String url(Client client) throws Exception {
        return client.getSecretValue(new GetSecretValueRequest().setSecretName("orders/url"))
                .getBody()
                .getSecretData();
    }

    @Test
    void hasNoInstanceIfTheStateHasNone(@TempDir Path folder) throws Exception {
        Path state = Files.writeString(folder.resolve("empty.yaml"), "instances: []\n");
        try (KmsFakeContainer kms = new KmsFakeContainer().withState(MountableFile.forHostPath(state))) {
            kms.start();

            assertThat(kms.instanceId()).isEmpty();
            assertThat(kms.regionId()).isEqualTo("cn-hangzhou");
        }
    }

    @Test
    void answersToItsNameInANetwork() throws Exception {
        try (Network network = Network.newNetwork();
                KmsFakeContainer kms =
                        new KmsFakeContainer().withNetwork(network).withNetworkAliases("kms")) {
            kms.start();

            assertThat(kms.getEnvMap())
                    .hasEntrySatisfying(
                            "KMS_FAKE_HOST_NAME",
                            names -> assertThat(names.split(",")).contains(kms.getHost(), "kms"));
            assertThat(asked("info", "kms", kms)).startsWith("HTTP/1.1 200 ");
            assertThat(asked("info", "stranger", kms)).startsWith("HTTP/1.1 403 ");
            assertThat(asked("health", "stranger", kms)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void canBeReused() throws Exception {
        try (KmsFakeContainer first = reusable()) {
            first.start();
            first.reset(); // it may be left over from a run that was cut short
            new Client(overHttp(first)).createApplicationAccessPoint(accessPoint("orders"));

            KmsFakeContainer second = reusable();
            second.start();

            assertThat(second.getContainerId()).isEqualTo(first.getContainerId());
            assertThat(accessPoints(new Client(overHttp(second)))).isOne();
            assertThat(second.instanceId()).isEqualTo(first.instanceId());
        }
    }

    private static KmsFakeContainer reusable() {
        return new KmsFakeContainer().withEnv("KMS_FAKE_SEED", "20261124").withReuse(true);
    }

    /** The answer's first line for somebody who knows the container by another name. */
    private static String asked(String endpoint, String name, KmsFakeContainer kms) throws Exception {
        URI address = URI.create("http://" + kms.endpoint());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            String request =
                    "GET /_kms-fake/" + endpoint + " HTTP/1.1\r\nHost: " + name + ":4590\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Config credentials(KmsFakeContainer kms) {
        return new Config().setAccessKeyId(kms.accessKeyId()).setAccessKeySecret(kms.accessKeySecret());
    }

    private static Config overHttp(KmsFakeContainer kms) {
        return credentials(kms).setEndpoint(kms.endpoint()).setProtocol("http");
    }

    private static CreateApplicationAccessPointRequest accessPoint(String name) {
        return new CreateApplicationAccessPointRequest().setName(name).setPolicies("[\"" + name + "\"]");
    }

    private static long accessPoints(Client client) throws Exception {
        return client.listApplicationAccessPoints(new ListApplicationAccessPointsRequest())
                .getBody()
                .getTotalCount();
    }
}
