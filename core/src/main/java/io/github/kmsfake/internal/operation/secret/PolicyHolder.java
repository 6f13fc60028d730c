package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** The secret whose policy is asked for: each of an instance has one, of a fixed name. */
final class PolicyHolder {
    private PolicyHolder() {}

    static Secret require(String name, @Nullable String policyName, Region region) {
        Secret secret = region.secrets().require(name, ErrorCode.RESOURCE_NOT_FOUND);
        secret.requirePolicySupport();
        region.requireInstance(secret.kind().instance());
        if (policyName != null && !policyName.equals(ResourcePolicy.NAME)) {
            throw ErrorCode.POLICY_NOT_FOUND.with();
        }
        return secret;
    }
}
