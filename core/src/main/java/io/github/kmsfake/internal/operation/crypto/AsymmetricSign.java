package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Signs a digest that the caller made. */
final class AsymmetricSign {
    static final Operation<Request, Response> OPERATION = Operation.readsThenComputes(
                    "AsymmetricSign", Request.class, Response.class, AsymmetricSign::admit, AsymmetricSign::finish)
            .openToClientKeys();

    record Request(
            String keyId, String keyVersionId, SignatureAlgorithm algorithm, Base64Bytes digest, DryRun dryRun) {}

    record Response(String keyId, String keyVersionId, String value) {}

    private static KeyPairVersion admit(Request request, Region region) {
        Digests.require(request.digest());
        KeyPairVersion found = KeyPairVersion.require(request.keyId(), request.keyVersionId(), region);
        found.requireUsage(KeyUsage.SIGN_VERIFY, ErrorCode.ACTION_NOT_SUPPORTED);
        found.requireAlgorithm(request.algorithm(), "Algorithm");
        return found;
    }

    private static Response finish(Request request, KeyPairVersion found, Region region) {
        byte[] signature = request.algorithm()
                .sign(found.pair(), request.digest().bytes(), region.sources().random());
        return new Response(found.key().id(), found.version().id(), Base64Bytes.encode(signature));
    }
}
