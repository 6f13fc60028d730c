package sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EnableKeyRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NotesTest {
    // started here, since the application's settings are asked for before any extension's turn
    @KmsFake
    static final KmsFakeServer KMS = KmsFakeServer.start();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("kms.endpoint", KMS::endpoint);
        registry.add("kms.protocol", () -> "http");
        registry.add("kms.access-key-id", KMS::accessKeyId);
        registry.add("kms.access-key-secret", KMS::accessKeySecret);
    }

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Client kms;

    private String key = "";

    @BeforeEach
    void aKey() throws Exception {
        KMS.reset();
        key = kms.createKey(new CreateKeyRequest()).getBody().getKeyMetadata().getKeyId();
        kms.createAlias(new CreateAliasRequest().setAliasName("alias/notes").setKeyId(key));
    }

    @Test
    void areKeptAndOpenedAgain() {
        http.put("/notes/one", "remember the milk");

        assertThat(http.getForObject("/notes/one", String.class)).isEqualTo("remember the milk");
        assertThat(http.getForEntity("/notes/none", String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void stayClosedWhileTheKeyIsDisabled() throws Exception {
        http.put("/notes/one", "remember the milk");

        kms.disableKey(new DisableKeyRequest().setKeyId(key));
        assertThat(http.getForObject("/notes/one", String.class)).isEqualTo("Rejected.Disabled");

        kms.enableKey(new EnableKeyRequest().setKeyId(key));
        assertThat(http.getForObject("/notes/one", String.class)).isEqualTo("remember the milk");
    }
}
