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

    /** A key with these parameters; its id. */
    public static String key(TestServer kms, String... parameters) {
        return kms.ok("CreateKey", parameters).text("KeyMetadata/KeyId");
    }

    /** The id of a key's newest version. */
    public static String version(TestServer kms, String keyId) {
        return kms.ok("ListKeyVersions", "KeyId", keyId).text("KeyVersions/KeyVersion/0/KeyVersionId");
    }

    /** A key of the service's usual kind, with an alias {@code alias/name}; its id. */
    public static String namedKey(TestServer kms) {
        String id = key(kms);
        kms.ok("CreateAlias", "KeyId", id, "AliasName", "alias/name");
        return id;
    }

    /** A key whose deletion is pending; its id. */
    public static String goingKey(TestServer kms) {
        String id = key(kms);
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");
        return id;
    }
}
