package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Says who may use a key of an instance. */
final class SetKeyPolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, SetKeyPolicy::handle);

    record Request(
            String keyId, ResourcePolicy policy, @Nullable String policyName) {}

    private static void handle(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        ResourcePolicy.requireSupport(key.kind().instance());
        ResourcePolicy.requireName(request.policyName(), ErrorCode.POLICY_NOT_FOUND);
        region.requireInstance(key.kind().instance());
        region.keys().replace(key.withPolicy(request.policy()));
    }
}
