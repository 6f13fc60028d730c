package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Decrypts a data key and wraps it with the public key of a cryptographic module. */
final class ExportDataKey {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, ExportDataKey::handle);

    record Request(
            CiphertextBlob ciphertextBlob,
            DataKeyExport export,
            @Nullable EncryptionContext encryptionContext,
            DryRun dryRun) {}

    record Response(String keyId, String keyVersionId, String exportedDataKey) {}

    private static Response handle(Request request, Region region) {
        request.export().requireFit();
        CiphertextBlob blob = request.ciphertextBlob();
        SymmetricKey found = SymmetricKey.of(blob, region);
        byte[] dataKey = bytes(found.open(blob, request.encryptionContext()));
        return new Response(found.key().id(), blob.versionId(), request.export().wrap(dataKey, region));
    }

    private static byte[] bytes(String plaintext) {
        try {
            return Base64Bytes.parse(plaintext).bytes();
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_PARAMETER.because("what it holds is no data key: no Base64", "CiphertextBlob");
        }
    }
}
