package io.github.kmsfake.internal.testing;

import java.util.stream.Stream;

/** Secrets that tests begin with. */
public final class GivenSecret {
    /** The configuration of a password of a server. */
    public static final String SERVER =
            "{\"SecretSubType\":\"Password\",\"RegionId\":\"cn-hangzhou\",\"InstanceId\":\"i-1\",\"CustomData\":{\"a\":\"1\"}}";

    private GivenSecret() {}

    /** A generic secret with the version {@code v1}, whose value is {@code one}. */
    public static void generic(TestServer kms, String name, String... more) {
        kms.ok("CreateSecret", with(more, "SecretName", name, "VersionId", "v1", "SecretData", "one"));
    }

    /** A managed secret, a server's password, with the version {@code v1}. */
    public static void managed(TestServer kms, String name, String... more) {
        kms.ok(
                "CreateSecret",
                with(
                        more,
                        "SecretName",
                        name,
                        "VersionId",
                        "v1",
                        "SecretType",
                        "ECS",
                        "ExtendedConfig",
                        SERVER,
                        "SecretData",
                        "{\"UserName\":\"root\",\"Password\":\"first\"}"));
    }

    /** A database's secret with two accounts, {@code a} and {@code b}, which take turns. */
    public static void twoAccounts(TestServer kms, String name, String... more) {
        kms.ok(
                "CreateSecret",
                with(
                        more,
                        "SecretName",
                        name,
                        "VersionId",
                        "v1",
                        "SecretType",
                        "Rds",
                        "SecretData",
                        "{\"Accounts\":[{\"AccountName\":\"a\",\"AccountPassword\":\"1\"},"
                                + "{\"AccountName\":\"b\",\"AccountPassword\":\"2\"}]}",
                        "ExtendedConfig",
                        "{\"SecretSubType\":\"DoubleUsers\",\"DBInstanceId\":\"rm-1\"}"));
    }

    /** A further version of a generic secret, with these labels. */
    public static void version(TestServer kms, String name, String id, String stages) {
        kms.ok(
                "PutSecretValue",
                "SecretName",
                name,
                "VersionId",
                id,
                "SecretData",
                "value of " + id,
                "VersionStages",
                stages);
    }

    /** Which version has a label. */
    public static String staged(TestServer kms, String name, String stage) {
        return kms.ok("GetSecretValue", "SecretName", name, "VersionStage", stage)
                .text("VersionId");
    }

    private static String[] with(String[] more, String... usual) {
        return Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new);
    }
}
