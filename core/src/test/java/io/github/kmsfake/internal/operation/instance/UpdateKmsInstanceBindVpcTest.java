package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class UpdateKmsInstanceBindVpcTest extends OperationTest {
    UpdateKmsInstanceBindVpcTest() {
        super(
                "UpdateKmsInstanceBindVpc",
                TestServer.with().instances("kst-ready:VpcNum=2", "kst-new:Status=Uninitialized"));
    }

    @Test
    void setsTheWholeListOfExtraVpcs() {
        assertThat(answer(
                                "KmsInstanceId",
                                "kst-ready",
                                "BindVpcs",
                                "[{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1234567890123456}]")
                        .fields(""))
                .containsExactly("RequestId");

        assertThat(shown().fields("KmsInstance/BindVpcs/BindVpc/0"))
                .containsExactlyInAnyOrder("VpcId", "VSwitchId", "RegionId", "VpcOwnerId");
        assertThat(shown().text("KmsInstance/BindVpcs/BindVpc/0/VpcId")).isEqualTo("vpc-1");
        assertThat(shown().json()
                        .at("/KmsInstance/BindVpcs/BindVpc/0/VpcOwnerId")
                        .isTextual())
                .isTrue();
        assertThat(shown().text("KmsInstance/BindVpcs/BindVpc/0/VpcOwnerId")).isEqualTo("1234567890123456");

        answer(
                "KmsInstanceId",
                "kst-ready",
                "BindVpcs",
                "[{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"},{\"VpcId\":\"vpc-2\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"}]");
        assertThat(shown().column("KmsInstance/BindVpcs/BindVpc", "VpcId")).containsExactly("vpc-1", "vpc-2");

        answer("KmsInstanceId", "kst-ready", "BindVpcs", "[]");
        assertThat(shown().json().at("/KmsInstance/BindVpcs/BindVpc").size()).isZero();
    }

    private Reply shown() {
        return kms.ok("GetKmsInstance", "KmsInstanceId", "kst-ready");
    }
}
