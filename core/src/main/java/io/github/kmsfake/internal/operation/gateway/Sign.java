package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Signs a message or a digest with the first version of a key. */
final class Sign {
    static final Operation<Request, Response> OPERATION = Operation.computes(
                    "Sign", Request.class, Response.class, Sign::admit, Sign::finish)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,
            @Nullable @Field(2) Base64Bytes digest,
            @Nullable @Field(3) SignatureAlgorithm algorithm,
            @Nullable @Field(4) Base64Bytes message,
            @Nullable @Field(5) MessageType messageType,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(3)
    record Response(
            @Field(1) String keyId,
            @Field(2) Base64Bytes signature,
            @Field(4) SignatureAlgorithm algorithm,
            @Field(5) MessageType messageType,
            @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static UsableKey admit(Request request, Region region) {
        SignedMessage.require(request.message(), request.messageType(), request.digest());
        UsableKey found = UsableKey.first(request.keyId(), request.keyVersionId(), region);
        found.requireSigning();
        return found;
    }

    private static Response finish(Request request, UsableKey found, Region region) {
        SignedMessage message = SignedMessage.of(
                request.algorithm(), request.message(), request.messageType(), request.digest(), found);
        byte[] signature = message.algorithm()
                .sign(
                        found.pair(),
                        message.digest(found.pair()),
                        region.sources().random());
        return new Response(
                found.key().id(),
                Base64Bytes.of(signature),
                message.algorithm(),
                message.type(),
                found.version().id());
    }
}
