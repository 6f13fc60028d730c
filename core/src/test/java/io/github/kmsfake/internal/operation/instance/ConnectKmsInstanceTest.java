package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectKmsInstanceTest extends OperationTest {
    ConnectKmsInstanceTest() {
        super(
                "ConnectKmsInstance",
                TestServer.with()
                        .instances("kst-ready", "kst-new:Status=Uninitialized", "kst-broken:Status=Error")
                        .connectTime(Duration.ofMinutes(5)));
    }

    @Test
    void enablesAnInstanceThatWasBought() {
        assertThat(answer(
                                "KmsInstanceId",
                                "kst-new",
                                "VpcId",
                                "vpc-1",
                                "ZoneIds",
                                "cn-hangzhou-k,cn-hangzhou-j",
                                "VSwitchIds",
                                "vsw-1",
                                "KMProvider",
                                "Aliyun")
                        .fields(""))
                .containsExactly("RequestId");

        Reply shown = kms.ok("GetKmsInstance", "KmsInstanceId", "kst-new");
        assertThat(shown.text("KmsInstance/Status")).isEqualTo("Connecting");
        kms.clock().advance(Duration.ofMinutes(5));

        shown = kms.ok("GetKmsInstance", "KmsInstanceId", "kst-new");
        assertThat(shown.text("KmsInstance/Status")).isEqualTo("Connected");
        assertThat(shown.text("KmsInstance/VpcId")).isEqualTo("vpc-1");
        assertThat(shown.texts("KmsInstance/ZoneIds")).containsExactly("cn-hangzhou-k", "cn-hangzhou-j");
        assertThat(shown.texts("KmsInstance/VswitchIds")).containsExactly("vsw-1");
        assertThat(shown.text("KmsInstance/StartDate")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(shown.text("KmsInstance/CaCertificateChainPem")).startsWith("-----BEGIN CERTIFICATE-----\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-hangzhou-k", "cn-hangzhou-k,cn-hangzhou-k", "a,b,c", "a,", "a, b"})
    void takesTwoZonesThatDiffer(String zones) {
        Reply refused = kms.call(
                "ConnectKmsInstance",
                "KmsInstanceId",
                "kst-new",
                "VpcId",
                "vpc-1",
                "ZoneIds",
                zones,
                "VSwitchIds",
                "vsw-1",
                "KMProvider",
                "Aliyun");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("Message")).isEqualTo("The specified parameter ZoneIds is not valid.");
    }

    @Test
    void takesSeveralSwitches() {
        answer(
                "KmsInstanceId",
                "kst-new",
                "VpcId",
                "vpc-1",
                "ZoneIds",
                "cn-hangzhou-k,cn-hangzhou-j",
                "VSwitchIds",
                "vsw-1,vsw-2",
                "KMProvider",
                "Aliyun");

        assertThat(kms.ok("GetKmsInstance", "KmsInstanceId", "kst-new").texts("KmsInstance/VswitchIds"))
                .containsExactly("vsw-1", "vsw-2");
    }
}
