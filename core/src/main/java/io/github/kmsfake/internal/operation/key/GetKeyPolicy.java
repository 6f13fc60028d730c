package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows who may use a key of an instance. */
final class GetKeyPolicy {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, GetKeyPolicy::handle);

    record Request(String keyId, @Nullable String policyName) {}

    record Response(String policy) {}

    private static Response handle(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        ResourcePolicy.requireSupport(key.kind().instance());
        ResourcePolicy.requireName(request.policyName(), ErrorCode.POLICY_NOT_FOUND);
        ResourcePolicy policy = Objects.requireNonNullElseGet(
                key.policy(), () -> ResourcePolicy.ofKey(region.scope().accountId()));
        return new Response(policy.text());
    }
}
