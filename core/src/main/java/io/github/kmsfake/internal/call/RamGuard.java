package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Guard;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets a RAM user or role to the keys and secrets of instances whose own policies allow it. Others have no policy, and
 * what RAM would say of them is not known here.
 */
record RamGuard(Caller caller, CallContext context, Scope scope) implements Guard {
    /** Operations for which a policy has no action of their name. */
    private static final Map<String, String> ACTIONS = Map.of(
            "BatchGetSecretValue", "GetSecretValue",
            "ReEncrypt", "ReEncryptFrom",
            "TagResources", "TagResource",
            "UntagResources", "UntagResource");

    @Override
    public void admit(Access access) {
        access.resource()
                .filter(resource -> resource.instanceId() != null)
                .ifPresent(resource -> decide(resource, access));
    }

    private String action(Access.Use use) {
        String operation = context.request().operation();
        return switch (use) {
            case ENCRYPT_NEW_SECRET -> "GenerateDataKey"; // what the service does with the key
            case DECRYPT_SECRET -> "Decrypt";
            case ENCRYPT_AGAIN -> "ReEncryptTo";
            default -> ACTIONS.getOrDefault(operation, operation);
        };
    }

    private void decide(Resource resource, Access access) {
        ResourcePolicy policy = Objects.requireNonNullElseGet(
                access.policy(),
                () -> resource.kind() == Resource.Kind.KEY
                        ? ResourcePolicy.ofKey(caller.accountId())
                        : ResourcePolicy.ofSecret(caller.accountId()));
        String action = "kms:" + action(access.use());
        boolean allowed = policy.allows(caller.principal(), action);
        String reason = "the policy of " + resource.path() + (allowed ? " allows " : " does not allow ") + action
                + " to " + caller.principal();
        context.note(
                allowed
                        ? Decision.grant(resource.path(), reason, List.of())
                        : Decision.refusal(resource.path(), Link.RESOURCE_POLICY, reason));
        if (!allowed) {
            throw ErrorCode.NO_PERMISSION_FOR.because(reason, scope.arn(resource.path()));
        }
    }
}
