package io.github.kmsfake.internal.dispatch;

import java.util.Set;

/** Operations of the API that the fake does not perform yet. It says so when one is called, and invents no answer. */
public final class NotYet {
    /** Their names. */
    public static final Set<String> OPERATIONS = Set.of(
            "BatchGetSecretValue",
            "CreateSecret",
            "DeleteSecret",
            "DescribeSecret",
            "GetManagedDataKey",
            "GetRandomPassword",
            "GetSecretPolicy",
            "GetSecretValue",
            "ListManagedDataKeyVersions",
            "ListResourceTags",
            "ListSecretVersionIds",
            "ListSecrets",
            "ListTagResources",
            "PutSecretValue",
            "RestoreSecret",
            "RotateSecret",
            "SetSecretPolicy",
            "TagResource",
            "TagResources",
            "UntagResource",
            "UntagResources",
            "UpdateSecret",
            "UpdateSecretRotationPolicy",
            "UpdateSecretVersionStage");

    private NotYet() {}
}
