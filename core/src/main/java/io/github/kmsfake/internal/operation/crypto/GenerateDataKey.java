package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Recipients;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, and gives it out in plain and encrypted. */
final class GenerateDataKey {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GenerateDataKey::handle);

    record Request(
            String keyId,
            DataKeySize size,
            @Nullable EncryptionContext encryptionContext,
            @Nullable String recipient,
            DryRun dryRun) {}

    record Response(
            String keyId,
            String keyVersionId,
            String plaintext,
            String ciphertextBlob,
            @Nullable String ciphertextForRecipient) {}

    private static Response handle(Request request, Region region) {
        Recipients.refuse(request.recipient());
        DataKey made = DataKey.make(request.keyId(), request.size(), request.encryptionContext(), region);
        return new Response(
                made.key().id(),
                made.blob().versionId(),
                made.bytes().text(),
                made.blob().toString(),
                null);
    }
}
