package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class GetKmsInstanceTest extends OperationTest {
    GetKmsInstanceTest() {
        super(
                "GetKmsInstance",
                TestServer.with()
                        .instances("kst-ready", "kst-new:Status=Uninitialized:ChargeType=PREPAY:InstanceName=nightly"));
    }

    @Test
    void showsAnInstanceInUse() {
        Reply reply = answer("KmsInstanceId", "kst-ready");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KmsInstance");
        assertThat(reply.fields("KmsInstance"))
                .containsExactlyInAnyOrder(
                        "InstanceId",
                        "InstanceName",
                        "Status",
                        "CreateTime",
                        "StartDate",
                        "EndDate",
                        "Spec",
                        "KeyNum",
                        "SecretNum",
                        "VpcNum",
                        "Log",
                        "LogStorage",
                        "ProductVersion",
                        "ProductType",
                        "ChargeType",
                        "SaleStatus",
                        "VpcId",
                        "ZoneIds",
                        "VswitchIds",
                        "CaCertificateChainPem",
                        "BindVpcs",
                        "DeletionProtection",
                        "DeletionProtectionDescription");
        assertThat(reply.text("KmsInstance/InstanceId")).isEqualTo("kst-ready");
        assertThat(reply.text("KmsInstance/InstanceName")).isEqualTo("kst-ready");
        assertThat(reply.text("KmsInstance/Status")).isEqualTo("Connected");
        assertThat(reply.text("KmsInstance/CreateTime")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(reply.text("KmsInstance/ChargeType")).isEqualTo("POSTPAY");
        assertThat(reply.text("KmsInstance/ProductType")).isEqualTo("kms_ppi_public_cn");
        assertThat(reply.json().at("/KmsInstance/Spec").isNumber()).isTrue();
        assertThat(reply.json().at("/KmsInstance/KeyNum").isNumber()).isTrue();
        assertThat(reply.json().at("/KmsInstance/VpcNum").isNumber()).isTrue();
        assertThat(reply.json().at("/KmsInstance/SecretNum").isTextual()).isTrue();
        assertThat(reply.json().at("/KmsInstance/ZoneIds").size()).isEqualTo(2);
        assertThat(reply.json().at("/KmsInstance/DeletionProtection").isBoolean())
                .isTrue();
        assertThat(reply.json().at("/KmsInstance/BindVpcs/BindVpc").isArray()).isTrue();
    }

    @Test
    void showsWhetherLogAnalysisWasBought() {
        try (TestServer other =
                TestServer.with().instances("kst-log:Log=1:LogStorage=1000").start()) {
            Reply reply = other.ok("GetKmsInstance", "KmsInstanceId", "kst-log");

            assertThat(reply.json().at("/KmsInstance/Log").asInt()).isEqualTo(1);
            assertThat(reply.json().at("/KmsInstance/LogStorage").asInt()).isEqualTo(1000);
        }
        assertThat(answer("KmsInstanceId", "kst-ready").text("KmsInstance/Log")).isEqualTo("0");
    }

    @Test
    void showsTheAuthorityWithWindowsLineEnds() {
        String pem = answer("KmsInstanceId", "kst-ready").text("KmsInstance/CaCertificateChainPem");

        assertThat(pem)
                .matches(
                        "(-----BEGIN CERTIFICATE-----\r\n([A-Za-z0-9+/=]{1,64}\r\n)+-----END CERTIFICATE-----\r\n){2}");
        assertThat(kms.call(TestServer.Encoding.POST_XML, "GetKmsInstance", "KmsInstanceId", "kst-ready")
                        .xml()
                        .fields()
                        .at("/KmsInstance/CaCertificateChainPem")
                        .asText())
                .isEqualTo(pem);
    }

    @Test
    void showsWhatWasBoughtButNotEnabled() {
        Reply reply = answer("KmsInstanceId", "kst-new");

        assertThat(reply.text("KmsInstance/Status")).isEqualTo("Uninitialized");
        assertThat(reply.text("KmsInstance/InstanceName")).isEqualTo("nightly");
        assertThat(reply.text("KmsInstance/ChargeType")).isEqualTo("PREPAY");
        assertThat(reply.text("KmsInstance/EndDate")).isEqualTo("2057-11-24T08:00:00Z");
        assertThat(reply.fields("KmsInstance")).doesNotContain("VpcId", "StartDate", "CaCertificateChainPem");
        assertThat(reply.json().at("/KmsInstance/ZoneIds").size()).isZero();
    }

    @Test
    void showsAnEmptyInstanceForAnUnknownId() {
        Reply reply = answer("KmsInstanceId", "kst-nobody");

        assertThat(reply.fields("KmsInstance")).containsExactly("InstanceId");
        assertThat(reply.text("KmsInstance/InstanceId")).isEmpty();
    }
}
