package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetKmsInstanceQuotaInfosTest extends OperationTest {
    GetKmsInstanceQuotaInfosTest() {
        super(
                "GetKmsInstanceQuotaInfos",
                TestServer.with()
                        .instances(
                                "kst-ready:KeyNum=300:SecretNum=20:Spec=2000:VpcNum=7",
                                "kst-new:Status=Uninitialized"));
    }

    @Test
    void tellsAllFourQuotas() {
        kms.ok(
                "UpdateKmsInstanceBindVpc",
                "KmsInstanceId",
                "kst-ready",
                "BindVpcs",
                "[{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1234567890123456}]");

        Reply reply = answer("KmsInstanceId", "kst-ready");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KmsInstanceId", "KmsInstanceQuotaInfos");
        assertThat(reply.text("KmsInstanceId")).isEqualTo("kst-ready");
        assertThat(reply.column("KmsInstanceQuotaInfos", "ResourceType"))
                .containsExactly("key", "secret", "qps", "vpc");
        assertThat(reply.column("KmsInstanceQuotaInfos", "ResourceQuota")).containsExactly("300", "20", "2000", "7");
        assertThat(reply.column("KmsInstanceQuotaInfos", "UsedQuantity")).containsExactly("0", "0", "0", "1");
        assertThat(reply.json().at("/KmsInstanceQuotaInfos/0/ResourceQuota").isNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "secret", "qps", "vpc"})
    void tellsOneQuota(String type) {
        assertThat(answer("KmsInstanceId", "kst-ready", "ResourceType", type)
                        .column("KmsInstanceQuotaInfos", "ResourceType"))
                .containsExactly(type);
    }

    @Test
    void takesTheDefaultInstanceUnlessTold() {
        try (TestServer other =
                TestServer.with().instances("kst-a", "kst-b:Default=true").start()) {
            assertThat(other.ok("GetKmsInstanceQuotaInfos").text("KmsInstanceId"))
                    .isEqualTo("kst-b");
        }
    }
}
