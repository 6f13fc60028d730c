package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Recipients;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Decrypts what was encrypted with a symmetric key; the ciphertext names the key version. */
final class Decrypt {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, Decrypt::handle);

    record Request(
            CiphertextBlob ciphertextBlob,
            @Nullable EncryptionContext encryptionContext,
            @Nullable String recipient,
            DryRun dryRun) {}

    record Response(
            String keyId,
            String keyVersionId,
            String plaintext,
            @Nullable String ciphertextForRecipient) {}

    private static Response handle(Request request, Region region) {
        Recipients.refuse(request.recipient());
        CiphertextBlob blob = request.ciphertextBlob();
        SymmetricKey found = SymmetricKey.of(blob, region);
        String plaintext = found.open(blob, request.encryptionContext());
        return new Response(found.key().id(), blob.versionId(), plaintext, null);
    }
}
