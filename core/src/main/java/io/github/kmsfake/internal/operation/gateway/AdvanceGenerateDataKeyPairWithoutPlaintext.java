package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key pair for the client's own use; the private key comes encrypted only, with the newest version of a key. */
final class AdvanceGenerateDataKeyPairWithoutPlaintext {
    static final Operation<Request, Response> OPERATION = Operation.computes(
                    "AdvanceGenerateDataKeyPairWithoutPlaintext",
                    Request.class,
                    Response.class,
                    AdvanceGenerateDataKeyPairWithoutPlaintext::admit,
                    AdvanceGenerateDataKeyPairWithoutPlaintext::finish)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,
            @Field(2) KeySpec keyPairSpec,
            @Nullable @Field(3) @OneOf({"PEM", "DER"}) String keyFormat,
            @Nullable @Field(4) Base64Bytes aad,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(6)
    record Response(
            @Field(1) String keyId,
            @Field(2) Base64Bytes iv,
            @Field(3) KeySpec keyPairSpec,
            @Field(4) Base64Bytes privateKeyCiphertextBlob,
            @Field(5) Base64Bytes publicKey,
            @Field(7) String algorithm,
            @Field(8) @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static UsableKey admit(Request request, Region region) {
        NewKeyPair.requireSpec(request.keyPairSpec());
        CipherParameters.requireAad(request.aad());
        UsableKey found = UsableKey.primary(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        return found;
    }

    private static Response finish(Request request, UsableKey found, Region region) {
        NewKeyPair pair = NewKeyPair.make(request.keyPairSpec(), request.keyFormat(), region);
        Wrapped wrapped = Wrapped.of(pair.privateKey(), request.aad(), found, region);
        return new Response(
                found.key().id(),
                wrapped.iv(),
                request.keyPairSpec(),
                wrapped.advanced(found),
                pair.publicKey(),
                found.cipher().name(),
                found.version().id());
    }
}
