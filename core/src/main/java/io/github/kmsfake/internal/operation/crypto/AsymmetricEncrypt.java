package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Encrypts a few bytes with the public half of a key. */
final class AsymmetricEncrypt {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Ciphertext.class, Request::admit, AsymmetricEncrypt::finish);

    record Request(
            String keyId, String keyVersionId, EncryptionAlgorithm algorithm, Base64Bytes plaintext, DryRun dryRun)
            implements KeyPairVersion.EncryptionRequest {}

    private static Ciphertext finish(Request request, KeyPairVersion found, Region region) {
        byte[] plaintext = request.plaintext().bytes();
        if (plaintext.length > request.algorithm().mostBytes(found.pair().publicKey())) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    request.algorithm().tooLong(plaintext.length, found.pair().publicKey()), "Plaintext");
        }
        byte[] ciphertext = request.algorithm()
                .encrypt(found.pair().publicKey(), plaintext, region.sources().random());
        return new Ciphertext(found.key().id(), found.version().id(), Base64Bytes.encode(ciphertext));
    }
}
