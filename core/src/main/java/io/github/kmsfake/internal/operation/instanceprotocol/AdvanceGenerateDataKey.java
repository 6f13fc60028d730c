package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, encrypted with the version that rotations have brought. */
final class AdvanceGenerateDataKey {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "AdvanceGenerateDataKey", Request.class, Response.class, AdvanceGenerateDataKey::handle)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) String keyId,

            @ProtobufField(2) @Range(min = 1, max = GenerateDataKey.MOST_BYTES)
            Integer numberOfBytes,

            @Nullable @ProtobufField(3) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(5)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) Base64Bytes plaintext,
            @ProtobufField(4) Base64Bytes ciphertextBlob,
            @ProtobufField(6) String algorithm,

            @ProtobufField(7) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        CipherParameters.requireAad(request.aad());
        KeyForUse found = KeyForUse.primary(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        EncryptedDataKey wrapped = EncryptedDataKey.of(
                region.sources().randomBytes(request.numberOfBytes()), request.aad(), found, region);
        return new Response(
                found.key().id(),
                wrapped.iv(),
                wrapped.plaintext(),
                wrapped.advanced(found),
                found.cipher().name(),
                found.version().id());
    }
}
