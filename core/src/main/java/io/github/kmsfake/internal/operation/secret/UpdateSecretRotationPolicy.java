package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Says whether and how often a managed secret gets a new value by itself; one that is overdue comes at once. */
final class UpdateSecretRotationPolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(
                    Request.class, NamedSecret.class, UpdateSecretRotationPolicy::handle)
            .onWorker();

    record Request(
            String secretName,
            Boolean enableAutomaticRotation,
            @Nullable String rotationInterval) {}

    private static NamedSecret handle(Request request, Region region) {
        @Nullable
        Rotation wanted = Rotation.of(request.enableAutomaticRotation(), request.rotationInterval(), Rotation.Of.SECRET)
                .orElse(null);
        Secret found = region.secrets().require(request.secretName());
        found.requireLive();
        found.requireManaged(true);
        region.secrets().replaceAndRotate(found.withRotation(wanted));
        return new NamedSecret(found.name());
    }
}
