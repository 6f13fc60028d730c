package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Changes a network rule, for every policy that names it; what is not sent stays. */
final class UpdateNetworkRule {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateNetworkRule::handle);

    record Request(
            String name,
            @Nullable @EachMatches(NetworkRule.ADDRESS) StringArray sourcePrivateIp,
            @Nullable @EmptyAllowed String description) {}

    private static void handle(Request request, Region region) {
        NetworkRule found = region.networkRules().require(request.name());
        region.networkRules().replace(found.update(request.sourcePrivateIp(), request.description()));
    }
}
