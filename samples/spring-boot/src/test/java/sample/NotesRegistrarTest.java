package sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The fake as a bean, which lives as long as the application's context. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NotesRegistrarTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class KmsConfiguration {
        @Bean
        KmsFakeServer kmsFake() {
            return KmsFakeServer.builder().state("classpath:notes.yaml").start();
        }

        @Bean
        DynamicPropertyRegistrar kmsSettings(KmsFakeServer kms) {
            return registry -> {
                registry.add("kms.endpoint", kms::endpoint);
                registry.add("kms.protocol", () -> "http");
                registry.add("kms.access-key-id", kms::accessKeyId);
                registry.add("kms.access-key-secret", kms::accessKeySecret);
            };
        }
    }

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private KmsFakeServer kms;

    @Test
    void notesAreEncryptedByTheBean() {
        http.put("/notes/one", "remember the milk");

        assertThat(http.getForObject("/notes/one", String.class)).isEqualTo("remember the milk");
        kms.calls().of("Encrypt").with("KeyId", "alias/notes").verifyCount(1);
    }
}
