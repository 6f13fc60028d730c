package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Signs a digest that the caller made. */
final class AsymmetricSign {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Response.class, Request::admit, AsymmetricSign::finish);

    record Request(String keyId, String keyVersionId, SignatureAlgorithm algorithm, Base64Bytes digest, DryRun dryRun)
            implements KeyPairVersion.SignatureRequest {}

    record Response(String keyId, String keyVersionId, String value) {}

    private static Response finish(Request request, KeyPairVersion found, Region region) {
        byte[] signature = request.algorithm()
                .sign(found.pair(), request.digest().bytes(), region.sources().random());
        return new Response(found.key().id(), found.version().id(), Base64Bytes.encode(signature));
    }
}
