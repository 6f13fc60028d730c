package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for a cryptographic module: encrypted for later, and wrapped with the module's public key. */
final class GenerateAndExportDataKey {
    static final Operation<?, ?> OPERATION =
            Operation.uses(Request.class, Response.class, GenerateAndExportDataKey::handle);

    record Request(
            String keyId,
            DataKeyExport export,
            DataKeySize size,
            @Nullable EncryptionContext encryptionContext,
            DryRun dryRun) {}

    record Response(@Unwrapped Ciphertext ciphertext, String exportedDataKey) {}

    private static Response handle(Request request, Region region) {
        request.export().requireFit();
        DataKey made = DataKey.make(request.keyId(), request.size(), request.encryptionContext(), region);
        return new Response(
                Ciphertext.of(made.key(), made.blob()),
                request.export().wrap(made.bytes().bytes(), region));
    }
}
