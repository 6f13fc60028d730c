package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, encrypted with the version that rotations have brought. */
final class AdvanceGenerateDataKey {
    static final Operation<?, ?> OPERATION =
            Operation.uses(Request.class, Response.class, AdvanceGenerateDataKey::handle);

    record Request(
            @ProtobufField(1) String keyId,

            @ProtobufField(2) @Range(min = 1, max = GenerateDataKey.MOST_BYTES)
            Integer numberOfBytes,

            @Nullable @ProtobufField(3) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(5)
    record Response(
            @Unwrapped EncryptedDataKey.Shown dataKey,

            @ProtobufField(7) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        CipherParameters.requireAad(request.aad());
        KeyForUse found = KeyForUse.primary(request.keyId(), request.keyVersionId(), region)
                .requireSymmetric();
        EncryptedDataKey made = EncryptedDataKey.random(request.numberOfBytes(), request.aad(), found, region);
        return new Response(made.shown(found, made.advanced(found)), found.versionId());
    }
}
