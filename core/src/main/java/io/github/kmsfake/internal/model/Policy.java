package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/** What an access point grants: permissions on resources of one scope, from the networks that its rules name. */
public record Policy(
        String name,
        String kmsInstance,
        StringArray permissions,
        StringArray resources,
        @Nullable AccessControlRules accessControlRules,
        String description) {

    /** The scope of keys and secrets outside any instance. */
    public static final String SHARED = "shared";

    /** A permission: one of the service's templates. */
    public static final String PERMISSION =
            "RbacPermission/Template/(CryptoServiceKeyUser|CryptoServiceSecretUser|SecretUser)";

    /** A resource: a key or a secret, by name, by prefix or all of them. */
    public static final String RESOURCE = "(key|secret)/.+";

    /** This policy with what was sent changed, and the rest as it was. */
    public Policy changed(
            @Nullable StringArray newPermissions,
            @Nullable StringArray newResources,
            @Nullable AccessControlRules newRules,
            @Nullable String newDescription) {
        return new Policy(
                name,
                kmsInstance,
                newPermissions == null ? permissions : newPermissions,
                newResources == null ? resources : newResources,
                newRules == null ? accessControlRules : newRules,
                newDescription == null ? description : newDescription);
    }

    /** The rules as the client sent them; empty if it sent none. */
    public String accessControlRulesText() {
        return accessControlRules == null ? "" : accessControlRules.text();
    }

    /** Its ARN. */
    public String arn(Scope scope) {
        return scope.arn("policy/" + name);
    }
}
