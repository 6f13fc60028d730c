package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Signs a message or a digest with the first version of a key. */
final class Sign {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Response.class, Request::admit, Sign::finish);

    record Request(
            @ProtobufField(1) String keyId,
            @Nullable @ProtobufField(2) Base64Bytes digest,
            @Nullable @ProtobufField(3) SignatureAlgorithm algorithm,
            @Nullable @ProtobufField(4) Base64Bytes message,
            @Nullable @ProtobufField(5) MessageType messageType,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId)
            implements SignedMessage.Request {}

    @ProtobufField(3)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes signature,
            @ProtobufField(4) SignatureAlgorithm algorithm,
            @ProtobufField(5) MessageType messageType,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response finish(Request request, KeyForUse found, Region region) {
        SignedMessage message = SignedMessage.of(request, found);
        byte[] signature = message.algorithm()
                .sign(
                        found.pair(),
                        message.digest(found.pair()),
                        region.sources().random());
        return new Response(
                found.id(), Base64Bytes.of(signature), message.algorithm(), message.type(), found.versionId());
    }
}
