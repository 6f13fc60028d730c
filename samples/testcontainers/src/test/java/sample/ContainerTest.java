package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.testcontainers.KmsFakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers
class ContainerTest {
    @Container
    static final KmsFakeContainer KMS = new KmsFakeContainer().withRegion("eu-central-1");

    @BeforeEach
    void beginAnew() {
        KMS.reset();
    }

    @Test
    void whatIsEncryptedCanBeDecrypted() throws Exception {
        Client client = client();
        String key = key(client);
        assertEquals("order 17", decrypt(client, encrypt(client, key)));
    }

    @Test
    void aDisabledKeyRefusesToDecrypt() throws Exception {
        Client client = client();
        String key = key(client);
        String ciphertext = encrypt(client, key);
        client.disableKey(new DisableKeyRequest().setKeyId(key));
        TeaException refusal = assertThrows(TeaException.class, () -> decrypt(client, ciphertext));
        assertEquals("Rejected.Disabled", refusal.getCode());
    }

    private static Client client() throws Exception {
        return new Client(new Config()
                .setEndpoint(KMS.endpoint())
                .setProtocol("http")
                .setAccessKeyId(KMS.accessKeyId())
                .setAccessKeySecret(KMS.accessKeySecret()));
    }

    private static String key(Client client) throws Exception {
        return client.createKey(new CreateKeyRequest()).getBody().getKeyMetadata().getKeyId();
    }

    private static String encrypt(Client client, String key) throws Exception {
        return client.encrypt(new EncryptRequest().setKeyId(key).setPlaintext("order 17"))
                .getBody()
                .getCiphertextBlob();
    }

    private static String decrypt(Client client, String ciphertext) throws Exception {
        return client.decrypt(new DecryptRequest().setCiphertextBlob(ciphertext))
                .getBody()
                .getPlaintext();
    }
}
