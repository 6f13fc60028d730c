package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows who may use a secret of an instance. */
final class GetSecretPolicy {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, GetSecretPolicy::handle);

    record Request(String secretName, @Nullable String policyName) {}

    record Response(String policy) {}

    private static Response handle(Request request, Region region) {
        Secret secret = region.secrets().require(request.secretName(), ErrorCode.RESOURCE_NOT_FOUND);
        ResourcePolicy.requireSupport(secret.kind().instance());
        region.requireInstance(secret.kind().instance());
        ResourcePolicy.requireName(request.policyName(), ErrorCode.RESOURCE_NOT_FOUND);
        ResourcePolicy policy = Objects.requireNonNullElseGet(
                secret.policy(), () -> ResourcePolicy.ofSecret(region.scope().accountId()));
        return new Response(policy.text());
    }
}
