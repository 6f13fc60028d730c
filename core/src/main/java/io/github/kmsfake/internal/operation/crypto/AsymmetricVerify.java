package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Tells whether a signature is that of a digest; what is no signature at all is not. */
final class AsymmetricVerify {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Response.class, Request::admit, AsymmetricVerify::finish);

    record Request(
            String keyId,
            String keyVersionId,
            SignatureAlgorithm algorithm,
            Base64Bytes digest,
            Base64Bytes value,
            DryRun dryRun)
            implements KeyPairVersion.SignatureRequest {}

    record Response(String keyId, String keyVersionId, boolean value) {}

    private static Response finish(Request request, KeyPairVersion found, Region region) {
        boolean fits = request.algorithm()
                .verify(
                        found.pair().publicKey(),
                        request.digest().bytes(),
                        request.value().bytes());
        return new Response(found.key().id(), found.version().id(), fits);
    }
}
