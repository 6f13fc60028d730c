package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Deletes an application access point at once, and its client keys with it. */
final class DeleteApplicationAccessPoint {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeleteApplicationAccessPoint::handle);

    record Request(String name) {}

    private static void handle(Request request, Region region) {
        region.removeAccessPoint(request.name());
    }
}
