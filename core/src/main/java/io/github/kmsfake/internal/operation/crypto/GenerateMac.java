package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.MacAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Makes the message authentication code of a message. */
final class GenerateMac {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GenerateMac::handle);

    record Request(String keyId, MacAlgorithm algorithm, Base64Bytes message, DryRun dryRun) {}

    record Response(String keyId, MacAlgorithm algorithm, String mac) {}

    private static Response handle(Request request, Region region) {
        MacKey found = MacKey.require(request.keyId(), request.algorithm(), region);
        byte[] mac = found.mac(request.algorithm(), request.message());
        return new Response(found.key().id(), request.algorithm(), Base64Bytes.encode(mac));
    }
}
