package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One refusal of each kind, as the SDK's own exception with code, HTTP status and the request's id. */
@KmsFake
@WithEverySdk
class RefusalTest {
    private final Kms kms;

    RefusalTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
    }

    @Test
    void refusesAMissingParameter() {
        CreateNetworkRuleRequest untyped = new CreateNetworkRuleRequest().setName("office");

        assertRefused(400, "MissingParameter", () -> kms.createNetworkRule(untyped));
        assertThatThrownBy(() -> kms.createNetworkRule(untyped))
                .hasMessageContaining("The parameter  Type  needed but no provided.");
    }

    @Test
    void refusesAnInvalidParameter() {
        CreateNetworkRuleRequest nowhere = Chain.networkRule().setSourcePrivateIp("[\"10.0.0.256\"]");

        assertRefused(400, "InvalidParameter", () -> kms.createNetworkRule(nowhere));
        assertThatThrownBy(() -> kms.createNetworkRule(nowhere))
                .hasMessageContaining("The specified parameter SourcePrivateIp is not valid.");
    }

    @Test
    void refusesMorePoliciesThanAnAccessPointCanBind() {
        assertRefused(
                400,
                "InvalidParameter",
                () -> kms.createApplicationAccessPoint(Chain.accessPoint().setPolicies("[\"a\",\"b\",\"c\",\"d\"]")));
    }

    @Test
    void refusesANameThatIsUnknown() {
        assertRefused(404, "Forbidden.ResourceNotFound", () -> kms.describeApplicationAccessPoint("orders"));
    }

    @Test
    void refusesANameInUse() {
        kms.createNetworkRule(Chain.networkRule());
        kms.createPolicy(Chain.policy());
        kms.createApplicationAccessPoint(Chain.accessPoint());

        assertRefused(409, "Rejected.ResourceExist", () -> kms.createNetworkRule(Chain.networkRule()));
        assertRefused(409, "Rejected.ResourceExist", () -> kms.createPolicy(Chain.policy()));
        assertRefused(409, "Rejected.ResourceExist", () -> kms.createApplicationAccessPoint(Chain.accessPoint()));
    }

    @Test
    void refusesAnInstanceThatIsUnknown() {
        assertRefused(403, "Forbidden.DKMSInstanceNotFound", () -> kms.updateKmsInstanceBindVpc("kst-none", "[]"));
    }

    @Test
    void refusesAnOperationThatDoesNotExist() {
        assertRefused(404, "InvalidAction.NotFound", () -> kms.call("CreateDog", Map.of()));
    }
}
