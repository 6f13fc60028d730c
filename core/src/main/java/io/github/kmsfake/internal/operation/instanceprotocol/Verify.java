package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Tells whether a signature is that of a message or a digest; what is no signature at all is not. */
final class Verify {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Response.class, Request::admit, Verify::finish);

    record Request(
            @ProtobufField(1) String keyId,
            @Nullable @ProtobufField(2) Base64Bytes digest,
            @ProtobufField(3) Base64Bytes signature,
            @Nullable @ProtobufField(4) SignatureAlgorithm algorithm,
            @Nullable @ProtobufField(5) Base64Bytes message,
            @Nullable @ProtobufField(6) MessageType messageType,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId)
            implements SignedMessage.Request {}

    @ProtobufField(3)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) boolean value,
            @ProtobufField(4) SignatureAlgorithm algorithm,
            @ProtobufField(5) MessageType messageType,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response finish(Request request, KeyForUse found, Region region) {
        SignedMessage message = SignedMessage.of(request, found);
        boolean fits = message.algorithm()
                .verify(
                        found.pair().publicKey(),
                        message.digest(found.pair()),
                        request.signature().bytes());
        return new Response(found.id(), fits, message.algorithm(), message.type(), found.versionId());
    }
}
