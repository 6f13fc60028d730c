package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Region;

/** Gives random bytes. No key is involved, so any policy that permits the use of keys grants them. */
final class GenerateRandom {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GenerateRandom::handle);

    record Request(
            @ProtobufField(1) @Range(min = 1, max = 1024) Integer length) {}

    @ProtobufField(2)
    record Response(@ProtobufField(1) Base64Bytes random) {}

    private static Response handle(Request request, Region region) {
        region.guard().admit(Access.toRandomBytes());
        return new Response(Base64Bytes.of(region.sources().randomBytes(request.length())));
    }
}
