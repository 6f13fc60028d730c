package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** The key whose policy is asked for: each has one, of a fixed name. */
final class PolicyHolder {
    private PolicyHolder() {}

    static Key require(String keyId, @Nullable String policyName, Region region) {
        Key key = region.keys().requireById(keyId);
        key.requirePolicySupport();
        if (policyName != null && !policyName.equals(ResourcePolicy.NAME)) {
            throw ErrorCode.POLICY_NOT_FOUND.with();
        }
        return key;
    }
}
