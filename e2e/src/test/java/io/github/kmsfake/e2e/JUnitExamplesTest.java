package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFakeExtension;
import io.github.kmsfake.junit5.KmsFault;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the page on tests that are about JUnit. */
class JUnitExamplesTest {
    @RegisterExtension
    static final KmsFakeExtension KMS =
            KmsFakeExtension.of(KmsFakeServer.builder().region("cn-beijing").clock(Clock.systemUTC()));

    /** An application that does not give up at once. */
    private record PatientApplication(Client client) {
        private static final int ATTEMPTS = 3;

        int countKeys() throws Exception {
            for (int attempt = 1; ; attempt++) {
                try {
                    return client.listKeys(new ListKeysRequest()).getBody().getTotalCount();
                } catch (TeaException e) {
                    if (attempt == ATTEMPTS || !e.getCode().equals("Rejected.Throttling")) {
                        throw e;
                    }
                }
            }
        }
    }

    private static PatientApplication patientApplication(KmsFakeServer kms) throws Exception {
        return new PatientApplication(new Client(new Config()
                .setEndpoint(kms.endpoint())
                .setProtocol("http")
                .setAccessKeyId(kms.accessKeyId())
                .setAccessKeySecret(kms.accessKeySecret())));
    }

    @Test
    @KmsFault(operation = "ListKeys", error = "Rejected.Throttling", times = 2)
    void triesAgainWhenThrottled(KmsFakeServer kms) throws Exception {
        assertThat(patientApplication(kms).countKeys()).isZero();

        kms.calls().of("ListKeys").refusedWith("Rejected.Throttling").verifyCount(2);
        kms.calls().of("ListKeys").succeeded().verifyCount(1);
    }

    @Test
    void isWhereItWasRegistered(KmsFakeServer kms) {
        assertThat(kms).isSameAs(KMS.server());
        assertThat(kms.regionId()).isEqualTo("cn-beijing");
    }
}
