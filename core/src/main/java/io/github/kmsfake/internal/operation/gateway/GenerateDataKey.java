package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, in plain and encrypted with the first version of a key. */
final class GenerateDataKey {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "GenerateDataKey", Request.class, Response.class, GenerateDataKey::handle)
            .openToClientKeys();

    static final int MOST_BYTES = 1024;

    record Request(
            @Field(1) String keyId,
            @Nullable @Field(2) String algorithm,
            @Field(3) @Range(min = 1, max = MOST_BYTES) Integer numberOfBytes,
            @Nullable @Field(4) Base64Bytes aad,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(5)
    record Response(
            @Field(1) String keyId,
            @Field(2) Base64Bytes iv,
            @Field(3) Base64Bytes plaintext,
            @Field(4) Base64Bytes ciphertextBlob,
            @Field(6) String algorithm,
            @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        CipherParameters.requireAad(request.aad());
        UsableKey found = UsableKey.first(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        CipherParameters.requireAlgorithm(request.algorithm(), found.cipher());
        Wrapped wrapped =
                Wrapped.of(region.sources().randomBytes(request.numberOfBytes()), request.aad(), found, region);
        return new Response(
                found.key().id(),
                wrapped.iv(),
                wrapped.plaintext(),
                wrapped.ciphertext(),
                found.cipher().name(),
                found.version().id());
    }
}
