package io.github.kmsfake.internal.operation.material;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Deletes the material of a key, which stays, and waits for the same material to come back. */
final class DeleteKeyMaterial {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeleteKeyMaterial::handle);

    record Request(String keyId) {}

    private static void handle(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        key.requireExternal();
        region.keys().replace(key.withoutMaterial());
    }
}
