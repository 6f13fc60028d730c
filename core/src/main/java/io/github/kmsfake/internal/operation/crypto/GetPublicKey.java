package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows the public half of a version of a key. */
final class GetPublicKey {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GetPublicKey::handle);

    record Request(String keyId, String keyVersionId, DryRun dryRun) {}

    record Response(String keyId, String keyVersionId, String publicKey) {}

    private static Response handle(Request request, Region region) {
        KeyPairVersion found = KeyPairVersion.require(request.keyId(), request.keyVersionId(), region);
        found.requireUsage(found.key().kind().usage(), ErrorCode.ACTION_NOT_SUPPORTED);
        return new Response(
                found.key().id(), found.version().id(), found.pair().publicKey().pem());
    }
}
