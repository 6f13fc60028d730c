package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, in plain and encrypted with the first version of a key. */
final class GenerateDataKey {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GenerateDataKey::handle);

    static final int MOST_BYTES = 1024;

    record Request(
            @ProtobufField(1) String keyId,
            @Nullable @ProtobufField(2) String algorithm,

            @ProtobufField(3) @Range(min = 1, max = MOST_BYTES)
            Integer numberOfBytes,

            @Nullable @ProtobufField(4) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(5)
    record Response(
            @Unwrapped EncryptedDataKey.Shown dataKey,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        CipherParameters.requireAad(request.aad());
        KeyForUse found =
                KeyForUse.first(request.keyId(), request.keyVersionId(), region).requireSymmetric();
        CipherParameters.requireAlgorithm(request.algorithm(), found.cipher());
        EncryptedDataKey made = EncryptedDataKey.random(request.numberOfBytes(), request.aad(), found, region);
        return new Response(made.shown(found, made.ciphertext()), found.versionId());
    }
}
