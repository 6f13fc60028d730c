package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Shows the public half of the first version of a key. */
final class GetPublicKey {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GetPublicKey::handle);

    record Request(
            @ProtobufField(1) String keyId,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(3)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) String publicKey,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        KeyForUse found =
                KeyForUse.first(request.keyId(), request.keyVersionId(), region).requirePair();
        return new Response(found.id(), found.pair().publicKey().pem(), found.versionId());
    }
}
