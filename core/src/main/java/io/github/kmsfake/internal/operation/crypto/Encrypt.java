package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.model.Plaintext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Encrypts a text: the very characters that were sent, Base64 or not. */
final class Encrypt {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Ciphertext.class, Encrypt::handle);

    record Request(
            String keyId, Plaintext plaintext, @Nullable EncryptionContext encryptionContext, DryRun dryRun) {}

    private static Ciphertext handle(Request request, Region region) {
        SymmetricKey found = SymmetricKey.require(request.keyId(), region);
        CiphertextBlob blob = found.seal(request.plaintext().text(), request.encryptionContext(), region);
        return Ciphertext.of(found.key(), blob);
    }
}
