package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;

/** Encrypts with the version of a symmetric key that rotations have brought. */
final class AdvanceEncrypt {
    static final Operation<?, ?> OPERATION =
            Operation.uses(Encrypt.Request.class, Response.class, AdvanceEncrypt::handle);

    @ProtobufField(4)
    record Response(
            @Unwrapped Encrypt.Ciphertext ciphertext,

            @ProtobufField(7) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Encrypt.Request request, Region region) {
        KeyForUse found = KeyForUse.primary(request.keyId(), request.keyVersionId(), region)
                .requireSymmetric();
        byte[] iv = request.ivFor(found, region);
        CiphertextBlob blob = CiphertextBlob.join(found.versionId(), iv, request.seal(iv, found));
        return new Response(
                Encrypt.Ciphertext.of(found, new AdvancedBlob(found.cipher(), blob).bytes(), iv), found.versionId());
    }
}
