package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key pair for the client's own use; the private key comes encrypted only, with the first version of a key. */
final class GenerateDataKeyPairWithoutPlaintext {
    static final Operation<Request, Response> OPERATION = Operation.computes(
                    "GenerateDataKeyPairWithoutPlaintext",
                    Request.class,
                    Response.class,
                    GenerateDataKeyPairWithoutPlaintext::admit,
                    GenerateDataKeyPairWithoutPlaintext::finish)
            .openToClientKeys();

    record Request(
            @Field(1) String keyId,
            @Nullable @Field(2) String algorithm,
            @Field(3) KeySpec keyPairSpec,
            @Nullable @Field(4) @OneOf({"PEM", "DER"}) String keyFormat,
            @Nullable @Field(5) Base64Bytes aad,
            @Nullable @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    @Field(6)
    record Response(
            @Field(1) String keyId,
            @Field(2) Base64Bytes iv,
            @Field(3) KeySpec keyPairSpec,
            @Field(4) Base64Bytes privateKeyCiphertextBlob,
            @Field(5) Base64Bytes publicKey,
            @Field(7) String algorithm,
            @Header(UsableKey.VERSION_HEADER) String keyVersionId) {}

    private static UsableKey admit(Request request, Region region) {
        NewKeyPair.requireSpec(request.keyPairSpec());
        CipherParameters.requireAad(request.aad());
        UsableKey found = UsableKey.first(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        CipherParameters.requireAlgorithm(request.algorithm(), found.cipher());
        return found;
    }

    private static Response finish(Request request, UsableKey found, Region region) {
        NewKeyPair pair = NewKeyPair.make(request.keyPairSpec(), request.keyFormat(), region);
        Wrapped wrapped = Wrapped.of(pair.privateKey(), request.aad(), found, region);
        return new Response(
                found.key().id(),
                wrapped.iv(),
                request.keyPairSpec(),
                wrapped.ciphertext(),
                pair.publicKey(),
                found.cipher().name(),
                found.version().id());
    }
}
