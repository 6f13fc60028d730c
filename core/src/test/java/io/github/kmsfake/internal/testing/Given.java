package io.github.kmsfake.internal.testing;

/** What the tests of several operations begin with. */
public final class Given {
    private static final String PERMISSIONS =
            "[\"RbacPermission/Template/CryptoServiceKeyUser\", \"RbacPermission/Template/CryptoServiceSecretUser\"]";

    private Given() {}

    /** An access point {@code aap} with two policies and the description {@code first}. */
    public static void accessPoint(TestServer kms) {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Description", "first", "Policies", "[\"p1\", \"p2\"]");
    }

    /** A policy {@code policy} with both permissions, two resources, a rule and the description {@code first}. */
    public static void policy(TestServer kms) {
        kms.ok(
                "CreatePolicy",
                "Name",
                "policy",
                "Description",
                "first",
                "KmsInstance",
                "kst-ready",
                "Permissions",
                PERMISSIONS,
                "Resources",
                "[\"secret/acs/ram/user/ram-secret\", \"key/*\"]",
                "AccessControlRules",
                "{\"NetworkRules\":[\"rule\"]}");
    }

    /** A network rule {@code rule} with an address, a block and the description {@code first}. */
    public static void networkRule(TestServer kms) {
        kms.ok(
                "CreateNetworkRule",
                "Name",
                "rule",
                "Type",
                "Private",
                "Description",
                "first",
                "SourcePrivateIp",
                "[\"10.0.0.1\",\"192.168.0.0/16\"]");
    }
}
