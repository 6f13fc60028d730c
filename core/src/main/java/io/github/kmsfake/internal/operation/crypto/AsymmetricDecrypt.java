package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Recipients;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Decrypts what was encrypted with the public half of a key, here or elsewhere. */
final class AsymmetricDecrypt {
    static final Operation<?, ?> OPERATION = Operation.usesThenComputes(
            Request.class, Response.class, AsymmetricDecrypt::admit, AsymmetricDecrypt::finish);

    record Request(
            String keyId,
            String keyVersionId,
            EncryptionAlgorithm algorithm,
            Base64Bytes ciphertextBlob,
            @Nullable String recipient,
            DryRun dryRun)
            implements KeyPairVersion.EncryptionRequest {}

    record Response(
            String keyId,
            String keyVersionId,
            String plaintext,
            @Nullable String ciphertextForRecipient) {}

    private static KeyPairVersion admit(Request request, Region region) {
        Recipients.refuse(request.recipient());
        return request.admit(region);
    }

    private static Response finish(Request request, KeyPairVersion found, Region region) {
        byte[] plaintext = request.algorithm()
                .decrypt(found.pair(), request.ciphertextBlob().bytes())
                .orElseThrow(() -> found.undecryptable(request.algorithm(), request.ciphertextBlob()));
        return new Response(found.key().id(), found.version().id(), Base64Bytes.encode(plaintext), null);
    }
}
