package sample;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateClientKeyResponseBody;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;

/** Lets applications use the keys of one KMS instance, each with credentials of its own. */
public final class AccessChainSetup {
    private final Client kms;
    private final String instanceId;

    public AccessChainSetup(Client kms, String instanceId) {
        this.kms = kms;
        this.instanceId = instanceId;
    }

    /** What an application signs its calls with: the data are a PKCS#12 file in Base64, which the password opens. */
    public record Credentials(String clientKeyId, String privateKeyData) {}

    /** Creates all that one application needs, if it calls from one of these addresses. */
    public Credentials setUp(String application, String addresses, String password) throws Exception {
        String networkRule = application + "-network";
        String policy = application + "-policy";
        kms.createNetworkRule(new CreateNetworkRuleRequest()
                .setName(networkRule)
                .setType("Private")
                .setSourcePrivateIp(listOf(addresses)));
        kms.createPolicy(new CreatePolicyRequest()
                .setName(policy)
                .setKmsInstance(instanceId)
                .setPermissions(listOf("RbacPermission/Template/CryptoServiceKeyUser"))
                .setResources(listOf("key/*"))
                .setAccessControlRules("{\"NetworkRules\":" + listOf(networkRule) + "}"));
        kms.createApplicationAccessPoint(new CreateApplicationAccessPointRequest()
                .setName(application)
                .setAuthenticationMethod("ClientKey")
                .setPolicies(listOf(policy)));
        return clientKey(application, password);
    }

    private Credentials clientKey(String application, String password) throws Exception {
        CreateClientKeyResponseBody created = kms.createClientKey(
                        new CreateClientKeyRequest().setAapName(application).setPassword(password))
                .getBody();
        return new Credentials(created.getClientKeyId(), created.getPrivateKeyData());
    }

    private static String listOf(String only) {
        return "[\"" + only + "\"]";
    }
}
