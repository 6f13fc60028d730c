package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Says whether and how often a key gets new versions by itself; one that is overdue comes at once. */
final class UpdateRotationPolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateRotationPolicy::handle);

    record Request(
            String keyId,
            Boolean enableAutomaticRotation,
            @Nullable String rotationInterval) {}

    private static void handle(Request request, Region region) {
        @Nullable
        Rotation wanted = Rotation.of(request.enableAutomaticRotation(), request.rotationInterval(), Rotation.Of.KEY)
                .orElse(null);
        region.keys()
                .replaceAndRotate(region.keys().requireById(request.keyId()).withRotation(wanted));
    }
}
