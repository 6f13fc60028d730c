package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.client.config.filter.impl.ConfigFilterChainManager;
import com.alibaba.nacos.client.config.filter.impl.ConfigRequest;
import com.alibaba.nacos.client.config.filter.impl.ConfigResponse;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * What the Nacos client does to a configuration before it publishes it and after it has read it: the chain of filters that
 * its ConfigService takes, with the extension's filter for KMS. A Nacos server, which sees the ciphertext only, is not needed.
 */
@KmsFake(state = "classpath:orders.yaml")
class EncryptedConfigurationTest {
    private static final String TEXT = "spring.datasource.password=s3cret";

    private final KmsFakeServer kms;

    EncryptedConfigurationTest(KmsFakeServer kms) {
        this.kms = kms;
    }

    @Test
    void encryptsAConfigurationInKms() throws Exception {
        var nacos = new Nacos(withAccessKey("settings-key"));

        var published = nacos.published("cipher-orders", TEXT);

        assertFalse(published.content.contains("s3cret"));
        assertEquals(TEXT, new Nacos(withAccessKey("settings-key")).read("cipher-orders", published));
        kms.calls().of("Encrypt").with("KeyId", "settings-key").verifyCount(1);
        kms.calls().of("Decrypt").verifyCount(1);
    }

    @Test
    void encryptsAConfigurationWithADataKey() throws Exception {
        for (var dataId : new String[] {"cipher-kms-aes-128-orders", "cipher-kms-aes-256-orders"}) {
            var published = new Nacos(withAccessKey("settings-key")).published(dataId, TEXT);

            assertFalse(published.content.contains("s3cret"));
            assertEquals(TEXT, new Nacos(withAccessKey("settings-key")).read(dataId, published));
        }
        kms.calls().of("GenerateDataKey").with("KeyId", "settings-key").verifyCount(2);
    }

    @Test
    void encryptsInAnInstanceWithAClientKey() throws Exception {
        for (var dataId : new String[] {"cipher-orders", "cipher-kms-aes-256-orders"}) {
            var published = new Nacos(withClientKey()).published(dataId, TEXT);

            assertFalse(published.content.contains("s3cret"));
            assertEquals(TEXT, new Nacos(withClientKey()).read(dataId, published));
        }
    }

    @Test
    void leavesOtherConfigurationsAsTheyAre() throws Exception {
        assertEquals(TEXT, new Nacos(withAccessKey("settings-key")).published("orders", TEXT).content);
    }

    @Test
    void isToldThatTheServiceThrottles() throws Exception {
        var published = new Nacos(withAccessKey("settings-key")).published("cipher-orders", TEXT);
        kms.faults().add(Fault.on("Decrypt").error("Rejected.Throttling"));
        var nacos = new Nacos(withAccessKey("settings-key"));

        var refused = assertThrows(NacosException.class, () -> nacos.read("cipher-orders", published));
        assertTrue(refused.getErrMsg().contains("QPS Limit Exceeded"), refused.getErrMsg());
        assertEquals(TEXT, nacos.read("cipher-orders", published));
    }

    @Test
    void doesNotPublishWithAnUnknownKey() {
        var nacos = new Nacos(withAccessKey("none"));

        assertThrows(NacosException.class, () -> nacos.published("cipher-orders", TEXT));
    }

    private Properties withAccessKey(String keyId) {
        var properties = toKms(keyId);
        properties.setProperty("kmsAccessKey", kms.accessKeyId());
        properties.setProperty("kmsSecretKey", kms.accessKeySecret());
        return properties;
    }

    private Properties withClientKey() {
        var properties = toKms("orders-key");
        properties.setProperty("kmsVersion", "v3.0");
        properties.setProperty("kmsClientKeyContent", kms.clientKeyContent("KAAP.orders"));
        properties.setProperty("kmsPasswordKey", "orders-12345");
        return properties;
    }

    private Properties toKms(String keyId) {
        var properties = new Properties();
        properties.setProperty("serverAddr", "127.0.0.1:8848");
        properties.setProperty("regionId", kms.regionId());
        properties.setProperty("kmsEndpoint", kms.tlsEndpoint());
        properties.setProperty("kmsCaFileContent", kms.caCertificatePem());
        properties.setProperty("keyId", keyId);
        return properties;
    }

    private record Published(String content, String encryptedDataKey) {}

    /** The client's part between an application and a Nacos server. */
    private record Nacos(ConfigFilterChainManager filters) {
        Nacos(Properties properties) {
            this(new ConfigFilterChainManager(properties));
        }

        Published published(String dataId, String text) throws NacosException {
            var request = new ConfigRequest();
            request.setDataId(dataId);
            request.setGroup("DEFAULT_GROUP");
            request.setContent(text);
            filters.doFilter(request, null);
            return new Published(request.getContent(), request.getEncryptedDataKey());
        }

        String read(String dataId, Published published) throws NacosException {
            var response = new ConfigResponse();
            response.setDataId(dataId);
            response.setGroup("DEFAULT_GROUP");
            response.setContent(published.content());
            response.setEncryptedDataKey(published.encryptedDataKey());
            filters.doFilter(null, response);
            return response.getContent();
        }
    }
}
