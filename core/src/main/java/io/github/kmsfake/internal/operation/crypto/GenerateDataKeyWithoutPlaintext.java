package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Makes a key for the client's own encryption, and gives it out encrypted only. */
final class GenerateDataKeyWithoutPlaintext {
    static final Operation<?, ?> OPERATION =
            Operation.uses(Request.class, Ciphertext.class, GenerateDataKeyWithoutPlaintext::handle);

    record Request(String keyId, DataKeySize size, @Nullable EncryptionContext encryptionContext, DryRun dryRun) {}

    private static Ciphertext handle(Request request, Region region) {
        DataKey made = DataKey.make(request.keyId(), request.size(), request.encryptionContext(), region);
        return Ciphertext.of(made.key(), made.blob());
    }
}
