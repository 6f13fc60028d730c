package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, and gives it out encrypted only. */
final class GenerateDataKeyWithoutPlaintext {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "GenerateDataKeyWithoutPlaintext",
                    Request.class,
                    Response.class,
                    GenerateDataKeyWithoutPlaintext::handle)
            .openToClientKeys();

    record Request(String keyId, DataKeySize size, @Nullable EncryptionContext encryptionContext, DryRun dryRun) {}

    record Response(String keyId, String keyVersionId, String ciphertextBlob) {}

    private static Response handle(Request request, Region region) {
        DataKey made = DataKey.make(request.keyId(), request.size(), request.encryptionContext(), region);
        return new Response(
                made.key().id(), made.blob().versionId(), made.blob().toString());
    }
}
