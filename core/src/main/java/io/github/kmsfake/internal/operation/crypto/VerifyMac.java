package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.MacAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.security.MessageDigest;

/** Tells whether a message authentication code is that of a message. */
final class VerifyMac {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, VerifyMac::handle);

    record Request(String keyId, MacAlgorithm algorithm, Base64Bytes message, Base64Bytes mac, DryRun dryRun) {}

    record Response(String keyId, MacAlgorithm algorithm, boolean value) {}

    private static Response handle(Request request, Region region) {
        MacKey found = MacKey.require(request.keyId(), request.algorithm(), region);
        boolean fits = MessageDigest.isEqual(
                found.mac(request.algorithm(), request.message()), request.mac().bytes());
        return new Response(found.key().id(), request.algorithm(), fits);
    }
}
