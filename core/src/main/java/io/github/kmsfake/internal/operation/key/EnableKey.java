package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Switches a key on; one that is on stays so. */
final class EnableKey {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, EnableKey::handle);

    record Request(String keyId) {}

    private static void handle(Request request, Region region) {
        region.keys()
                .replaceAndRotate(region.keys().requireById(request.keyId()).withEnabled(true));
    }
}
