package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateKeyVersionRequest;
import com.aliyun.kms20160120.models.CreateSecretRequest;
import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import io.github.kmsfake.KmsFakeServer;
import java.util.Map;

/**
 * Who sets up an instance for an application, with an access key and the newer SDK: keys and secrets, and the chain of
 * rule, policy, access point and client key.
 */
final class Operator {
    static final String SECRET = "db";
    static final String ADDRESSES = "[\"127.0.0.1\",\"10.10.10.0/24\"]";
    static final String BOTH = "[\"" + Chain.KEY_USER + "\",\"" + Chain.SECRET_USER + "\"]";
    static final String KEYS_ONLY = "[\"" + Chain.KEY_USER + "\"]";
    static final String SECRETS_ONLY = "[\"" + Chain.SECRET_USER + "\"]";
    static final String EVERYTHING = "[\"key/*\",\"secret/*\"]";

    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;

    Operator(KmsFakeServer server) {
        this.kms = Sdk.TEA.connect(server);
        this.keys = new KeyCalls(kms);
        this.instanceId = server.instanceId();
    }

    Kms kms() {
        return kms;
    }

    KeyCalls keys() {
        return keys;
    }

    /** A key of the instance for encryption; its id. */
    String createKey() {
        return createKey("Aliyun_AES_256", "ENCRYPT/DECRYPT");
    }

    String createKey(String spec, String usage) {
        return keys.create(new CreateKeyRequest()
                .setDKMSInstanceId(instanceId)
                .setKeySpec(spec)
                .setKeyUsage(usage));
    }

    void rotate(String keyId) {
        kms.ask(new CreateKeyVersionRequest().setKeyId(keyId));
    }

    void createSecret(String name, String value) {
        kms.ask(new CreateSecretRequest()
                .setSecretName(name)
                .setVersionId("v1")
                .setSecretData(value)
                .setDKMSInstanceId(instanceId)
                .setEncryptionKeyId(createKey()));
    }

    /** Lets an application use all keys and secrets of the instance from this machine and from an office. */
    ClientKeyFile admit() {
        kms.createNetworkRule(Chain.networkRule().setSourcePrivateIp(ADDRESSES));
        kms.createPolicy(
                Chain.policy().setKmsInstance(instanceId).setPermissions(BOTH).setResources(EVERYTHING));
        kms.createApplicationAccessPoint(Chain.accessPoint());
        return createClientKey();
    }

    /** A further client key of the same access point, valid from 2026 to 2031. */
    ClientKeyFile createClientKey() {
        Map<String, Object> created = kms.createClientKey(Chain.clientKey());
        return ClientKeyFile.of(created, Chain.PASSWORD);
    }

    void permit(String permissions, String resources) {
        kms.updatePolicy(new UpdatePolicyRequest()
                .setName(Chain.POLICY)
                .setPermissions(permissions)
                .setResources(resources)
                .setAccessControlRules(Chain.RULES));
    }
}
