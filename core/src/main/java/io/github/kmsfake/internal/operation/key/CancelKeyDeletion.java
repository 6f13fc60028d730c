package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Cancels the pending deletion of a key. */
final class CancelKeyDeletion {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, CancelKeyDeletion::handle);

    record Request(String keyId) {}

    private static void handle(Request request, Region region) {
        region.keys()
                .replaceAndRotate(region.keys().requireById(request.keyId()).cancelDeletion());
    }
}
