package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Tells whether a signature is that of a message or a digest; what is no signature at all is not. */
final class Verify {
    static final Operation<Request, Response> OPERATION = Operation.computes(
                    "Verify", Request.class, Response.class, Verify::admit, Verify::finish)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,
            @Nullable @Field(2) Base64Bytes digest,
            @Field(3) Base64Bytes signature,
            @Nullable @Field(4) SignatureAlgorithm algorithm,
            @Nullable @Field(5) Base64Bytes message,
            @Nullable @Field(6) MessageType messageType,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(3)
    record Response(
            @Field(1) String keyId,
            @Field(2) boolean value,
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
        boolean fits = message.algorithm()
                .verify(
                        found.pair().publicKey(),
                        message.digest(found.pair()),
                        request.signature().bytes());
        return new Response(
                found.key().id(),
                fits,
                message.algorithm(),
                message.type(),
                found.version().id());
    }
}
