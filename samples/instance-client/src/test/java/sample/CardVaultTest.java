package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateClientKeyResponseBody;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.CreateSecretRequest;
import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KmsFake
class CardVaultTest {
    private static final String USES_KEYS = "\"RbacPermission/Template/CryptoServiceKeyUser\"";
    private static final String READS_SECRETS = "\"RbacPermission/Template/CryptoServiceSecretUser\"";
    private static final String PASSWORD = "correct-horse-7";

    private final KmsFakeServer kms;
    private Client operator;

    CardVaultTest(KmsFakeServer kms) {
        this.kms = kms;
    }

    @BeforeEach
    void setUpTheInstance() throws Exception {
        operator = new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret()));
        String keyId = createKey();
        operator.createAlias(
                new CreateAliasRequest().setAliasName("alias/cards").setKeyId(keyId));
        operator.createSecret(new CreateSecretRequest()
                .setSecretName("cards/database")
                .setVersionId("v1")
                .setSecretData("open sesame")
                .setDKMSInstanceId(kms.instanceId())
                .setEncryptionKeyId(createKey()));
        operator.createNetworkRule(new CreateNetworkRuleRequest()
                .setName("cards")
                .setType("Private")
                .setSourcePrivateIp("[\"127.0.0.1\"]"));
        operator.createPolicy(new CreatePolicyRequest()
                .setName("cards")
                .setKmsInstance(kms.instanceId())
                .setPermissions("[" + USES_KEYS + "," + READS_SECRETS + "]")
                .setResources("[\"key/" + keyId + "\",\"secret/cards/*\"]")
                .setAccessControlRules("{\"NetworkRules\":[\"cards\"]}"));
        operator.createApplicationAccessPoint(
                new CreateApplicationAccessPointRequest().setName("cards").setPolicies("[\"cards\"]"));
    }

    @Test
    void sealsCardNumbersAndReadsItsPassword() throws Exception {
        CardVault vault = vault();

        assertEquals("open sesame", vault.databasePassword());
        assertEquals("4111 1111 1111 1111", vault.open(vault.seal("4111 1111 1111 1111")));
    }

    @Test
    void isRefusedWhatItMayNoLongerDo() throws Exception {
        CardVault vault = vault();
        byte[] sealed = vault.seal("4111 1111 1111 1111");

        operator.updatePolicy(new UpdatePolicyRequest().setName("cards").setPermissions("[" + READS_SECRETS + "]"));

        TeaException refused = assertThrows(TeaException.class, () -> vault.open(sealed));
        assertEquals("Forbidden.NoPermission", refused.getCode());
        assertEquals(403, refused.getData().get("httpCode"));
        assertEquals("open sesame", vault.databasePassword());
    }

    @Test
    void isRefusedFromAnotherNetwork() throws Exception {
        CardVault vault = vault();

        kms.sourceAddress("10.1.2.3");

        TeaException refused = assertThrows(TeaException.class, vault::databasePassword);
        assertEquals("Forbidden.NoPermission", refused.getCode());
    }

    private CardVault vault() throws Exception {
        CreateClientKeyResponseBody created = operator.createClientKey(
                        new CreateClientKeyRequest().setAapName("cards").setPassword(PASSWORD))
                .getBody();
        String clientKey = "{\"KeyId\":\"" + created.getClientKeyId() + "\",\"PrivateKeyData\":\""
                + created.getPrivateKeyData() + "\"}";
        return new CardVault(
                CardVault.connect(kms.tlsEndpoint(), kms.caCertificatePem(), clientKey, PASSWORD), "alias/cards");
    }

    private String createKey() throws Exception {
        return operator.createKey(new CreateKeyRequest().setDKMSInstanceId(kms.instanceId()))
                .getBody()
                .getKeyMetadata()
                .getKeyId();
    }
}
