package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Deletes a network rule at once; policies that name it keep its name. */
final class DeleteNetworkRule {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeleteNetworkRule::handle);

    record Request(String name) {}

    private static void handle(Request request, Region region) {
        region.networkRules().remove(request.name());
    }
}
