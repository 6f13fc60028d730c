package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Cancels the planned deletion of a secret. */
final class RestoreSecret {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, NamedSecret.class, RestoreSecret::handle)
            .onWorker();

    record Request(String secretName) {}

    private static NamedSecret handle(Request request, Region region) {
        Secret restored = region.secrets().require(request.secretName()).restore();
        region.secrets().replaceAndRotate(restored);
        return new NamedSecret(restored.name());
    }
}
