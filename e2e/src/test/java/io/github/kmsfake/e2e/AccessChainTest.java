package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertShows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user sets up for an application, in four steps, and reads back. */
@KmsFake
@WithEverySdk
class AccessChainTest {
    private final Sdk sdk;
    private final Kms kms;
    private final KmsFakeServer server;
    private Map<String, Object> createdRule;
    private Map<String, Object> createdPolicy;
    private Map<String, Object> createdAccessPoint;
    private Map<String, Object> createdClientKey;

    AccessChainTest(Sdk sdk, KmsFakeServer server) {
        this.sdk = sdk;
        this.kms = sdk.connect(server);
        this.server = server;
    }

    @BeforeEach
    void createTheChain() {
        createdRule = kms.createNetworkRule(Chain.networkRule());
        createdPolicy = kms.createPolicy(Chain.policy());
        createdAccessPoint = kms.createApplicationAccessPoint(Chain.accessPoint());
        createdClientKey = kms.createClientKey(Chain.clientKey());
    }

    @Test
    void answersEachStepWithWhatWasAsked() {
        assertShows(
                createdRule,
                Fields.of(
                        "Arn", arn("network/office"),
                        "Name", "office",
                        "Type", "Private",
                        "SourcePrivateIp", Chain.ADDRESSES,
                        "Description", "the office"));
        assertShows(
                createdPolicy,
                Fields.of(
                        "Arn",
                        arn("policy/orders-policy"),
                        "Name",
                        "orders-policy",
                        "KmsInstance",
                        "shared",
                        "Permissions",
                        Chain.policy().getPermissions(),
                        "Resources",
                        Chain.policy().getResources(),
                        "AccessControlRules",
                        Chain.RULES,
                        "Description",
                        "what orders may use"));
        assertShows(
                createdAccessPoint,
                Fields.of(
                        "Arn", arn("applicationaccesspoint/orders"),
                        "Name", "orders",
                        "AuthenticationMethod", "ClientKey",
                        "Policies", "[\"orders-policy\",\"abc\"]",
                        "Description", "the order service"));
        assertThat((String) createdClientKey.get("ClientKeyId")).startsWith("KAAP.");
        assertShows(
                createdClientKey,
                Fields.of(
                        "ClientKeyId", createdClientKey.get("ClientKeyId"),
                        "KeyAlgorithm", "RSA_2048",
                        "PrivateKeyData", createdClientKey.get("PrivateKeyData"),
                        "NotBefore", "2026-01-02T03:04:05Z",
                        "NotAfter", "2031-01-02T03:04:05Z"));
    }

    @Test
    void showsTheNetworkRuleWithoutItsName() {
        assertShows(
                kms.describeNetworkRule("office"),
                Fields.of(
                        "Arn",
                        arn("network/office"),
                        "Type",
                        "Private",
                        "SourcePrivateIp",
                        Chain.ADDRESSES,
                        "Description",
                        "the office"));
    }

    @Test
    void showsThePolicyWithPermissionsAndResourcesAsLists() {
        assertShows(
                kms.describePolicy("orders-policy"),
                Fields.of(
                        "Arn",
                        arn("policy/orders-policy"),
                        "Name",
                        "orders-policy",
                        "KmsInstance",
                        "shared",
                        "Permissions",
                        sdk.shown(List.of(Chain.KEY_USER, Chain.SECRET_USER)),
                        "Resources",
                        sdk.shown(List.of("key/*", "secret/acs/ram/user/*")),
                        "AccessControlRules",
                        Chain.RULES,
                        "Description",
                        "what orders may use"));
    }

    @Test
    void showsTheAccessPoint() {
        assertShows(
                kms.describeApplicationAccessPoint("orders"),
                Fields.of(
                        "Arn", arn("applicationaccesspoint/orders"),
                        "Name", "orders",
                        "AuthenticationMethod", "ClientKey",
                        "Policies", "[\"orders-policy\",\"abc\"]",
                        "Description", "the order service"));
    }

    @Test
    void showsTheClientKeyWithoutItsPrivateKey() {
        Map<String, Object> shown = kms.getClientKey((String) createdClientKey.get("ClientKeyId"));

        assertThat((String) shown.get("CreateTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat((String) shown.get("PublicKeyData")).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertShows(
                shown,
                Fields.of(
                        "ClientKeyId", createdClientKey.get("ClientKeyId"),
                        "AapName", "orders",
                        "CreateTime", shown.get("CreateTime"),
                        "KeyAlgorithm", "RSA_2048",
                        "KeyOrigin", "KMS_PROVIDED",
                        "NotBefore", "2026-01-02T03:04:05Z",
                        "NotAfter", "2031-01-02T03:04:05Z",
                        "PublicKeyData", shown.get("PublicKeyData")));
    }

    private String arn(String resource) {
        return Chain.arn(server, resource);
    }
}
