package io.github.kmsfake.internal.operation.instance;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
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

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing(
                        "KmsInstanceId",
                        "BindVpcs=[{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1234567890123456}]"),
                missing("BindVpcs", "KmsInstanceId=kst-ready"),
                invalid("no JSON", "BindVpcs", "KmsInstanceId=kst-ready", "BindVpcs=x"),
                invalid(
                        "an object",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs={\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"}"),
                invalid("a string", "BindVpcs", "KmsInstanceId=kst-ready", "BindVpcs=[\"vpc-1\"]"),
                invalid(
                        "no VPC",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VSwitchId\":\"v\",\"RegionId\":\"cn-hangzhou\"}]"),
                invalid(
                        "no switch",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"v\",\"RegionId\":\"cn-hangzhou\"}]"),
                invalid(
                        "no region",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"v\",\"VSwitchId\":\"v\"}]"),
                invalid(
                        "another region",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"v\",\"VSwitchId\":\"v\",\"RegionId\":\"cn-beijing\"}]"),
                invalid(
                        "an unknown field",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"v\",\"VSwitchId\":\"v\",\"RegionID\":\"cn-hangzhou\"}]"),
                invalid(
                        "an owner that is no account",
                        "BindVpcs",
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"v\",\"VSwitchId\":\"v\",\"RegionId\":\"cn-hangzhou\",\"VpcOwnerId\":1.5}]"),
                refused(
                        "more VPCs than were bought",
                        ErrorCode.LIMIT_EXCEEDED,
                        "KmsInstanceId=kst-ready",
                        "BindVpcs=[{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"},{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"},{\"VpcId\":\"vpc-1\",\"VSwitchId\":\"vsw-1\",\"RegionId\":\"cn-hangzhou\"}]"),
                refused("an unknown instance", ErrorCode.INSTANCE_NOT_FOUND, "KmsInstanceId=kst-nobody", "BindVpcs=[]"),
                refused(
                        "an instance that is not enabled",
                        ErrorCode.INSTANCE_STATE_INVALID,
                        "KmsInstanceId=kst-new",
                        "BindVpcs=[]"));
    }
}
