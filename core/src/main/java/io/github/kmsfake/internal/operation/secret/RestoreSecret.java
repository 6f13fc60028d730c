package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Keeps a secret that was to be deleted. */
final class RestoreSecret {
    static final Operation<Request, NamedSecret> OPERATION = Operation.writes(
                    "RestoreSecret", Request.class, NamedSecret.class, RestoreSecret::handle)
            .onWorker();

    record Request(String secretName) {}

    private static NamedSecret handle(Request request, Region region) {
        Secret restored = region.secrets().require(request.secretName()).restored();
        region.secrets().replaceAndRotate(restored);
        return new NamedSecret(restored.name());
    }
}
