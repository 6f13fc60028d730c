package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Encrypts with the version of a symmetric key that rotations have brought. */
final class AdvanceEncrypt {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "AdvanceEncrypt", Request.class, Response.class, AdvanceEncrypt::handle)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes plaintext,
            CipherParameters how,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(4)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes ciphertextBlob,
            @ProtobufField(3) Base64Bytes iv,
            @ProtobufField(5) String algorithm,
            @Nullable @ProtobufField(6) String paddingMode,

            @ProtobufField(7) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        KeyForUse found = KeyForUse.primary(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        request.how().requireFor(found.cipher());
        byte[] iv = request.how().ivOrRandom(region);
        byte[] sealed =
                found.seal(iv, request.plaintext().bytes(), request.how().additional());
        CiphertextBlob blob = CiphertextBlob.join(found.version().id(), iv, sealed);
        return new Response(
                found.key().id(),
                new AdvancedBlob(found.cipher(), blob).bytes(),
                Base64Bytes.of(iv),
                found.cipher().name(),
                null,
                found.version().id());
    }
}
