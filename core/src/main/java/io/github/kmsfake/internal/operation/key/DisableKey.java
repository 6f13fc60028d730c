package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Switches a key off; one that is off stays so. */
final class DisableKey {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DisableKey::handle);

    record Request(String keyId) {}

    private static void handle(Request request, Region region) {
        region.keys().replace(region.keys().requireById(request.keyId()).withEnabled(false));
    }
}
