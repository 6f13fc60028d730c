package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Says who may use a secret of an instance. */
final class SetSecretPolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, SetSecretPolicy::handle);

    record Request(
            String secretName,
            ResourcePolicy policy,
            @Nullable String policyName) {}

    private static void handle(Request request, Region region) {
        Secret secret = region.secrets().require(request.secretName(), ErrorCode.RESOURCE_NOT_FOUND);
        ResourcePolicy.requireSupport(secret.kind().instance());
        region.requireInstance(secret.kind().instance());
        ResourcePolicy.requireName(request.policyName(), ErrorCode.RESOURCE_NOT_FOUND);
        request.policy().requireForeignUsersOnly(region.scope().accountId());
        secret.requireLive();
        region.secrets().replace(secret.withPolicy(request.policy()));
    }
}
