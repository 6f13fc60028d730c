package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts and regions have nothing in common. */
@KmsFake(accessKeys = {"first:secret-1", "second:secret-2:2000000000000002"})
@WithEverySdk
class ScopeTest {
    private final Sdk sdk;
    private final KmsFakeServer server;

    ScopeTest(Sdk sdk, KmsFakeServer server) {
        this.sdk = sdk;
        this.server = server;
    }

    @Test
    void keepsAccountsApart() {
        Login first = Login.to(server);

        assertApart(
                sdk.connect(server, first),
                "acs:kms:cn-hangzhou:1000000000000001:",
                sdk.connect(server, first.as("second", "secret-2")),
                "acs:kms:cn-hangzhou:2000000000000002:");
    }

    @Test
    void keepsRegionsApart() {
        Login hangzhou = Login.to(server);

        assertApart(
                sdk.connect(server, hangzhou),
                "acs:kms:cn-hangzhou:1000000000000001:",
                sdk.connect(server, hangzhou.in("cn-beijing")),
                "acs:kms:cn-beijing:1000000000000001:");
    }

    private static void assertApart(Kms here, String arnsHere, Kms there, String arnsThere) {
        Map<String, Object> rule = here.createNetworkRule(Chain.networkRule());
        here.createPolicy(Chain.policy());
        here.createApplicationAccessPoint(Chain.accessPoint());
        String key = (String) here.createClientKey(Chain.clientKey()).get("ClientKeyId");

        assertThat(rule).containsEntry("Arn", arnsHere + "network/office");
        assertRefused(404, "Forbidden.ResourceNotFound", () -> there.describeNetworkRule("office"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> there.describePolicy("orders-policy"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> there.deleteApplicationAccessPoint("orders"));
        assertRefused(404, "Forbidden.ResourceNotFound", () -> there.getClientKey(key));
        assertThat(there.listKmsInstances(null, null)).containsEntry("TotalCount", 0L);
        assertThat(there.createNetworkRule(Chain.networkRule())).containsEntry("Arn", arnsThere + "network/office");
    }
}
