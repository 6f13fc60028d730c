package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key pair for the client's own use; the private key comes in plain and encrypted with the newest version. */
final class AdvanceGenerateDataKeyPair {
    static final Operation<Request, Response> OPERATION = Operation.readsThenComputes(
                    "AdvanceGenerateDataKeyPair",
                    Request.class,
                    Response.class,
                    AdvanceGenerateDataKeyPair::admit,
                    AdvanceGenerateDataKeyPair::finish)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) KeySpec keyPairSpec,

            @Nullable @ProtobufField(3) @OneOf({"PEM", "DER"})
            String keyFormat,

            @Nullable @ProtobufField(4) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(7)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) KeySpec keyPairSpec,
            @ProtobufField(4) Base64Bytes privateKeyPlaintext,
            @ProtobufField(5) Base64Bytes privateKeyCiphertextBlob,
            @ProtobufField(6) Base64Bytes publicKey,
            @ProtobufField(8) String algorithm,

            @ProtobufField(9) @Header(KeyForUse.VERSION_HEADER)
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
                wrapped.plaintext(),
                wrapped.advanced(found),
                pair.publicKey(),
                found.cipher().name(),
                found.version().id());
    }
}
