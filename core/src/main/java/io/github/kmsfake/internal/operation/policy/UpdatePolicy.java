package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Changes a permission policy, for every access point that binds it; what is not sent stays. */
final class UpdatePolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdatePolicy::handle);

    record Request(
            String name,
            @Nullable @EachMatches(Policy.PERMISSION) StringArray permissions,
            @Nullable @EachMatches(Policy.RESOURCE) StringArray resources,
            @Nullable AccessControlRules accessControlRules,
            @Nullable @EmptyAllowed String description) {}

    private static void handle(Request request, Region region) {
        Policy found = region.policies().require(request.name());
        region.policies()
                .replace(found.update(
                        request.permissions(),
                        request.resources(),
                        request.accessControlRules(),
                        request.description()));
    }
}
