package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DescribeAccountKmsStatusResponse;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import org.junit.jupiter.api.Test;

/** What the newer SDK shows of an answer besides its body. */
@KmsFake
class TeaResponseTest {
    @Test
    void hasStatusAndHeaders(KmsFakeServer server) throws Exception {
        Client client = new Client(TeaKms.overHttp(server, Login.to(server)));

        DescribeAccountKmsStatusResponse response = client.describeAccountKmsStatus();

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeaders())
                .containsEntry("content-type", "application/json;charset=utf-8")
                .containsEntry("x-acs-request-id", response.getBody().getRequestId());
    }
}
