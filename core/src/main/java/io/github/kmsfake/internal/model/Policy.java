package io.github.kmsfake.internal.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an access point grants: permissions on resources of one scope, from the networks that its rules name. */
public record Policy(
        String name,
        String kmsInstance,
        StringArray permissions,
        StringArray resources,
        @Nullable AccessControlRules accessControlRules,
        String description) {

    /** The scope of the service's shared gateway, and of keys and secrets outside any instance. */
    public static final String SHARED = "shared";

    private static final String TEMPLATE = "RbacPermission/Template/";
    private static final String KEY_USER = TEMPLATE + "CryptoServiceKeyUser";
    private static final String SECRET_USER = TEMPLATE + "CryptoServiceSecretUser";
    private static final String SHARED_SECRET_USER = TEMPLATE + "SecretUser";

    /** A permission: one of the service's templates. */
    public static final String PERMISSION =
            "RbacPermission/Template/(CryptoServiceKeyUser|CryptoServiceSecretUser|SecretUser)";

    /** A resource: a key or a secret, by name, by prefix or all of them. */
    public static final String RESOURCE = "(key|secret)/.+";

    /** This policy with what was sent changed, and the rest as it was. */
    public Policy update(
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

    /**
     * Whether its scope includes what is asked for, which is served by the gateway: an instance's policy is for what lives
     * there; a shared one for what lives nowhere, and for everything that can be had at the service's shared gateway.
     */
    boolean reaches(Gateway gateway, Optional<Resource> resource) {
        if (resource.isEmpty()) {
            return gateway.instanceId() == null || kmsInstance.equals(gateway.instanceId());
        }
        @Nullable String home = resource.get().instanceId();
        return kmsInstance.equals(SHARED) ? home == null || !gateway.dedicated() : kmsInstance.equals(home);
    }

    /** The permission that allows a kind of use in every scope. */
    public static String permission(Resource.Kind kind) {
        return switch (kind) {
            case KEY -> KEY_USER;
            case SECRET -> SECRET_USER;
        };
    }

    /** Whether its scope is that of a key or secret, or includes the gateway of an instance, if it was that. */
    public boolean isFor(Optional<Resource> resource, Optional<String> gatewayOf) {
        return reaches(gatewayOf.map(Gateway::of).orElse(Gateway.SHARED), resource);
    }

    /** Whether it permits that kind of use, on anything. {@code SecretUser} is a template of the shared scope. */
    boolean permits(Resource.Kind kind) {
        List<String> granted = permissions.values();
        return granted.contains(permission(kind))
                || (kind == Resource.Kind.SECRET && kmsInstance.equals(SHARED) && granted.contains(SHARED_SECRET_USER));
    }

    /** The network rules that it names; none means any address. */
    public List<String> networkRuleNames() {
        return accessControlRules == null ? List.of() : accessControlRules.networkRules();
    }

    /** The rules as the client sent them; empty if it sent none. */
    public String accessControlRulesText() {
        return accessControlRules == null ? "" : accessControlRules.text();
    }

    public String arn(Scope scope) {
        return scope.arn("policy/" + name);
    }
}
