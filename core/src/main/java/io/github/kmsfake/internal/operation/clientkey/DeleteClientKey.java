package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Deletes a client key at once, in use or not. */
final class DeleteClientKey {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeleteClientKey::handle);

    record Request(String clientKeyId) {}

    private static void handle(Request request, Region region) {
        region.clientKeys().remove(request.clientKeyId());
    }
}
