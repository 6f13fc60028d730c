package consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.EncryptResponse;
import com.aliyun.kms.KmsTransferAcsClient;
import com.aliyun.tea.TeaException;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.kms.model.v20160120.DecryptRequest;
import com.aliyuncs.kms.model.v20160120.EncryptRequest;
import com.aliyuncs.kms.model.v20160120.GetSecretValueRequest;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.profile.IClientProfile;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The older SDK of KMS instances and the older transfer client, over TLS. Of the authority's file they take the first
 * certificate that is not self-signed, as in a live instance's file of a root and a second level.
 */
@KmsFake(state = "classpath:orders.yaml")
class OlderInstanceClientsTest {
    private final KmsFakeServer kms;
    private final IClientProfile profile;

    OlderInstanceClientsTest(KmsFakeServer kms) {
        this.kms = kms;
        this.profile = DefaultProfile.getProfile(kms.regionId(), kms.accessKeyId(), kms.accessKeySecret());
    }

    @Test
    void encryptsAndDecryptsInTheInstance() throws Exception {
        Client client = new Client(config());
        byte[] plaintext = "4111 1111 1111 1111".getBytes(StandardCharsets.UTF_8);

        EncryptResponse sealed = client.encrypt(new com.aliyun.dkms.gcs.sdk.models.EncryptRequest()
                .setKeyId("orders-key")
                .setPlaintext(plaintext));

        assertArrayEquals(
                plaintext,
                client.decrypt(new com.aliyun.dkms.gcs.sdk.models.DecryptRequest()
                                .setKeyId("orders-key")
                                .setCiphertextBlob(sealed.getCiphertextBlob())
                                .setIv(sealed.getIv()))
                        .getPlaintext());
    }

    @Test
    void tellsARefusalOfTheInstance() throws Exception {
        Client client = new Client(config());
        com.aliyun.dkms.gcs.sdk.models.EncryptRequest unknown =
                new com.aliyun.dkms.gcs.sdk.models.EncryptRequest().setKeyId("none").setPlaintext(new byte[] {1});

        TeaException refused = assertThrows(TeaException.class, () -> client.encrypt(unknown));
        assertEquals("Forbidden.KeyNotFound", refused.getCode());
    }

    @Test
    void readsASecretInTheWordsOfTheClassicSdk() throws Exception {
        GetSecretValueRequest asked = new GetSecretValueRequest();
        asked.setSecretName("orders/url");

        assertEquals("jdbc:mysql://orders", transfer().getAcsResponse(asked).getSecretData());
    }

    @Test
    void encryptsAndDecryptsInTheWordsOfTheClassicSdk() throws Exception {
        EncryptRequest encrypt = new EncryptRequest();
        encrypt.setKeyId("orders-key");
        encrypt.setPlaintext("cGxhaW4=");
        DecryptRequest decrypt = new DecryptRequest();
        decrypt.setCiphertextBlob(transfer().getAcsResponse(encrypt).getCiphertextBlob());

        assertEquals("cGxhaW4=", transfer().getAcsResponse(decrypt).getPlaintext());
    }

    @Test
    void tellsARefusalInTheWordsOfTheClassicSdk() {
        GetSecretValueRequest unknown = new GetSecretValueRequest();
        unknown.setSecretName("none");

        ClientException refused =
                assertThrows(ClientException.class, () -> transfer().getAcsResponse(unknown));
        assertEquals("Forbidden.ResourceNotFound", refused.getErrCode());
    }

    private KmsTransferAcsClient transfer() {
        return new KmsTransferAcsClient(profile, config());
    }

    private Config config() {
        Config config = new Config()
                .setEndpoint(kms.tlsEndpoint())
                .setClientKeyContent(kms.clientKeyContent("KAAP.orders"))
                .setPassword("orders-12345");
        config.setCa(kms.caCertificatePem());
        return config;
    }
}
