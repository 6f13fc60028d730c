package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key pair for the client's own use; the private key comes encrypted only, with the newest version of a key. */
final class AdvanceGenerateDataKeyPairWithoutPlaintext {
    static final Operation<Request, Response> OPERATION = Operation.readsThenComputes(
                    "AdvanceGenerateDataKeyPairWithoutPlaintext",
                    Request.class,
                    Response.class,
                    AdvanceGenerateDataKeyPairWithoutPlaintext::admit,
                    AdvanceGenerateDataKeyPairWithoutPlaintext::finish)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) KeySpec keyPairSpec,

            @Nullable @ProtobufField(3) @OneOf({"PEM", "DER"})
            String keyFormat,

            @Nullable @ProtobufField(4) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(6)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) KeySpec keyPairSpec,
            @ProtobufField(4) Base64Bytes privateKeyCiphertextBlob,
            @ProtobufField(5) Base64Bytes publicKey,
            @ProtobufField(7) String algorithm,

            @ProtobufField(8) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static KeyForUse admit(Request request, Region region) {
        DataKeyPair.requireSpec(request.keyPairSpec());
        CipherParameters.requireAad(request.aad());
        KeyForUse found = KeyForUse.primary(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        return found;
    }

    private static Response finish(Request request, KeyForUse found, Region region) {
        DataKeyPair pair = DataKeyPair.make(request.keyPairSpec(), request.keyFormat(), region);
        EncryptedDataKey wrapped = EncryptedDataKey.of(pair.privateKey(), request.aad(), found, region);
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
