package sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateKeyVersionRequest;
import com.aliyun.kms20160120.models.UpdateAliasRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KmsFake
class EnvelopeEncryptionTest {
    private static final byte[] DOCUMENT = "an order".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> CONTEXT = Map.of("customer", "4711");

    @Test
    void opensAnEnvelopeAfterTheKeyWasRotatedAndReplaced(KmsFakeServer kms) throws Exception {
        Client client = new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret()));
        String key = createKey(client);
        client.createAlias(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(key));
        EnvelopeEncryption encryption = new EnvelopeEncryption(client, "alias/orders");

        EnvelopeEncryption.Envelope envelope = encryption.seal(DOCUMENT, CONTEXT);
        client.createKeyVersion(new CreateKeyVersionRequest().setKeyId(key));
        client.updateAlias(new UpdateAliasRequest().setAliasName("alias/orders").setKeyId(createKey(client)));

        assertArrayEquals(DOCUMENT, encryption.open(envelope, CONTEXT));
        TeaException refused =
                assertThrows(TeaException.class, () -> encryption.open(envelope, Map.of("customer", "4712")));
        assertEquals("InvalidParameter", refused.getCode());
    }

    private static String createKey(Client client) throws Exception {
        return client.createKey(new CreateKeyRequest())
                .getBody()
                .getKeyMetadata()
                .getKeyId();
    }
}
