package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Deletes a permission policy at once; access points that bind it keep its name. */
final class DeletePolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeletePolicy::handle);

    record Request(String name) {}

    private static void handle(Request request, Region region) {
        region.policies().remove(request.name());
    }
}
