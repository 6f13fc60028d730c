package sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DescribeKeyRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EnableKeyRequest;
import com.aliyun.kms20160120.models.ScheduleKeyDeletionRequest;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.time.Duration;
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
    static final KmsFakeServer KMS =
            KmsFakeServer.builder().state("classpath:notes.yaml").start();

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

    @BeforeEach
    void beginAsPrepared() {
        KMS.reset();
    }

    private String note() {
        return http.getForObject("/notes/one", String.class);
    }

    @Test
    void areKeptAndOpenedAgain() {
        http.put("/notes/one", "remember the milk");

        assertThat(note()).isEqualTo("remember the milk");
        assertThat(http.getForEntity("/notes/none", String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        KMS.calls().of("Encrypt").with("KeyId", "alias/notes").verifyCount(1);
    }

    @Test
    void stayClosedWhileTheKeyIsDisabled() throws Exception {
        http.put("/notes/one", "remember the milk");

        kms.disableKey(new DisableKeyRequest().setKeyId("notes-key"));
        assertThat(note()).isEqualTo("Rejected.Disabled");

        kms.enableKey(new EnableKeyRequest().setKeyId("notes-key"));
        assertThat(note()).isEqualTo("remember the milk");
    }

    @Test
    void areOpenedThoughTheServiceThrottles() {
        http.put("/notes/one", "remember the milk");
        KMS.faults().add(Fault.on("Decrypt").error("Rejected.Throttling").times(2));

        assertThat(note()).isEqualTo("remember the milk");
        KMS.calls().of("Decrypt").verifyCount(3);
    }

    @Test
    void areOpenedThoughAConnectionBreaks() {
        http.put("/notes/one", "remember the milk");
        KMS.faults().add(Fault.on("Decrypt").dropConnection());

        assertThat(note()).isEqualTo("remember the milk");
        KMS.calls().of("Decrypt").matching("lost", KmsFakeCall::faultInjected).verifyCount(1);
    }

    @Test
    void areNotWaitedForForever() {
        http.put("/notes/one", "remember the milk");
        KMS.faults().add(Fault.on("Decrypt").error("ServiceUnavailableTemporary").always());

        assertThat(note()).isEqualTo("ServiceUnavailableTemporary");
        KMS.calls().of("Decrypt").refusedWith("ServiceUnavailableTemporary").verifyCount(4);
    }

    @Test
    void areLostWithTheirKey() throws Exception {
        http.put("/notes/one", "remember the milk");
        kms.scheduleKeyDeletion(
                new ScheduleKeyDeletionRequest().setKeyId("notes-key").setPendingWindowInDays(7));

        assertThat(note()).isEqualTo("Rejected.PendingDeletion");
        KMS.clock().advance(Duration.ofDays(8));
        assertThat(note()).isEqualTo("Forbidden.KeyNotFound");
    }

    @Test
    void beginAgainWithWhatWasPrepared() throws Exception {
        assertThat(kms.describeKey(new DescribeKeyRequest().setKeyId("alias/going"))
                        .getBody()
                        .getKeyMetadata()
                        .getKeyState())
                .isEqualTo("PendingDeletion");
    }
}
