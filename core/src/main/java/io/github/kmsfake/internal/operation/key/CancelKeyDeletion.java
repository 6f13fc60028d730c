package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Empty;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Keeps a key that was to be deleted. */
final class CancelKeyDeletion {
    static final Operation<Request, Empty> OPERATION =
            Operation.writes("CancelKeyDeletion", Request.class, Empty.class, CancelKeyDeletion::handle);

    record Request(String keyId) {}

    private static Empty handle(Request request, Region region) {
        region.keys()
                .replaceAndRotate(region.keys().requireById(request.keyId()).cancelDeletion());
        return Empty.INSTANCE;
    }
}
