package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.state.Guard;
import java.util.List;
import java.util.Objects;

/**
 * Lets a RAM user or role to the keys and secrets of instances whose own policies allow it. Others have no policy, and
 * what RAM would say of them is not known here.
 */
record RamGuard(Caller caller, Visit visit) implements Guard {
    /** What the service does with the key for a new secret, and asks the key's policy for. */
    private static final String KEEPING = "GenerateDataKey";

    @Override
    public void admit(Key key) {
        admit(key, visit.operation());
    }

    @Override
    public void admitKeeping(Key key) {
        admit(key, KEEPING);
    }

    private void admit(Key key, String operation) {
        admit(
                Resource.of(key),
                Objects.requireNonNullElseGet(key.policy(), () -> ResourcePolicy.ofKey(caller.accountId())),
                operation);
    }

    @Override
    public void admit(Secret secret) {
        admit(
                Resource.of(secret),
                Objects.requireNonNullElseGet(secret.policy(), () -> ResourcePolicy.ofSecret(caller.accountId())),
                visit.operation());
    }

    @Override
    public void admit(Resource.Kind kind) {
        // belongs to no key or secret, so no policy speaks of it
    }

    private void admit(Resource resource, ResourcePolicy policy, String operation) {
        if (resource.instanceId() == null) {
            return;
        }
        String action = "kms:" + operation;
        boolean allowed = policy.allows(caller.principal(), action);
        String reason = "the policy of " + resource.path() + (allowed ? " allows " : " does not allow ") + action
                + " to " + caller.principal();
        visit.note(
                allowed
                        ? Decision.grant(resource.path(), reason, List.of())
                        : Decision.refusal(resource.path(), Link.RESOURCE_POLICY, reason));
        if (!allowed) {
            throw ErrorCode.NO_PERMISSION.with();
        }
    }
}
