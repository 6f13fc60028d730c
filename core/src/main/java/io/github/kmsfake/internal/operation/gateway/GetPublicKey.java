package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Shows the public half of the first version of a key. */
final class GetPublicKey {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "GetPublicKey", Request.class, Response.class, GetPublicKey::handle)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(3)
    record Response(
            @Field(1) String keyId,
            @Field(2) String publicKey,
            @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        UsableKey found = UsableKey.first(request.keyId(), request.keyVersionId(), region);
        found.requirePair();
        return new Response(
                found.key().id(),
                found.pair().publicKey().pem(),
                found.version().id());
    }
}
