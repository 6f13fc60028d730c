package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, encrypted with the version that rotations have brought. */
final class AdvanceGenerateDataKey {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "AdvanceGenerateDataKey", Request.class, Response.class, AdvanceGenerateDataKey::handle)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,

            @Field(2) @Range(min = 1, max = GenerateDataKey.MOST_BYTES)
            Integer numberOfBytes,

            @Nullable @Field(3) Base64Bytes aad,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(5)
    record Response(
            @Field(1) String keyId,
            @Field(2) Base64Bytes iv,
            @Field(3) Base64Bytes plaintext,
            @Field(4) Base64Bytes ciphertextBlob,
            @Field(6) String algorithm,
            @Field(7) @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        CipherParameters.requireAad(request.aad());
        UsableKey found = UsableKey.primary(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        Wrapped wrapped =
                Wrapped.of(region.sources().randomBytes(request.numberOfBytes()), request.aad(), found, region);
        return new Response(
                found.key().id(),
                wrapped.iv(),
                wrapped.plaintext(),
                wrapped.advanced(found),
                found.cipher().name(),
                found.version().id());
    }
}
