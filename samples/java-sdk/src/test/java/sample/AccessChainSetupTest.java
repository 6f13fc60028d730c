package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DescribeApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.DescribeNetworkRuleRequest;
import com.aliyun.kms20160120.models.DescribePolicyRequest;
import com.aliyun.kms20160120.models.GetClientKeyRequest;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.Test;

@KmsFake
class AccessChainSetupTest {
    @Test
    void givesAnApplicationCredentialsThatLeadToTheKeys(KmsFakeServer kms) throws Exception {
        Client client = new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret()));

        var orders = new AccessChainSetup(client, kms.instanceId()).setUp("orders", "10.0.0.0/8", "correct-horse-7");

        assertFalse(orders.privateKeyData().isEmpty());
        var clientKey = client.getClientKey(new GetClientKeyRequest().setClientKeyId(orders.clientKeyId()));
        assertEquals("orders", clientKey.getBody().getAapName());
        var accessPoint =
                client.describeApplicationAccessPoint(new DescribeApplicationAccessPointRequest().setName("orders"));
        assertEquals("[\"orders-policy\"]", accessPoint.getBody().getPolicies());
        var policy = client.describePolicy(new DescribePolicyRequest().setName("orders-policy"));
        assertEquals(kms.instanceId(), policy.getBody().getKmsInstance());
        assertEquals("{\"NetworkRules\":[\"orders-network\"]}", policy.getBody().getAccessControlRules());
        var networkRule = client.describeNetworkRule(new DescribeNetworkRuleRequest().setName("orders-network"));
        assertEquals("[\"10.0.0.0/8\"]", networkRule.getBody().getSourcePrivateIp());
    }
}
