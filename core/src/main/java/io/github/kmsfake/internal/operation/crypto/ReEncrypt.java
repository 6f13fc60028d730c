package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts and encrypts anew with another key, without showing the plaintext. What a public key encrypted comes with the
 * key, its version and the algorithm; all else tells them itself.
 */
final class ReEncrypt {
    static final Operation<?, ?> OPERATION = Operation.usesThenComputes(
                    Request.class, Ciphertext.class, ReEncrypt::admit, ReEncrypt::finish)
            .atSharedGatewayOnly();

    record Request(
            Base64Bytes ciphertextBlob,
            String destinationKeyId,
            @Nullable EncryptionContext sourceEncryptionContext,
            @Nullable EncryptionContext destinationEncryptionContext,
            @Nullable String sourceKeyId,
            @Nullable String sourceKeyVersionId,

            @Nullable @OneOf({"RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "SM2PKE"})
            String sourceEncryptionAlgorithm,

            DryRun dryRun) {
        boolean isOfPublicKey() {
            return sourceKeyId != null || sourceKeyVersionId != null || sourceEncryptionAlgorithm != null;
        }
    }

    private record Source(String keyId, String versionId, Supplier<String> plaintext) {}

    private record Found(Source source, SymmetricKey destination) {}

    private static Found admit(Request request, Region region) {
        Source source = request.isOfPublicKey() ? ofPublicKey(request, region) : ofSymmetricKey(request, region);
        return new Found(source, SymmetricKey.requireToEncryptAgain(request.destinationKeyId(), region));
    }

    private static Ciphertext finish(Request request, Found found, Region region) {
        CiphertextBlob blob = found.destination()
                .seal(found.source().plaintext().get(), request.destinationEncryptionContext(), region);
        // The key and version that decrypted, as the service answers.
        return new Ciphertext(found.source().keyId(), found.source().versionId(), blob.toString());
    }

    private static Source ofSymmetricKey(Request request, Region region) {
        CiphertextBlob blob = CiphertextBlob.of(request.ciphertextBlob())
                .orElseThrow(() -> ErrorCode.INVALID_PARAMETER.because(CiphertextBlob.FOREIGN, "CiphertextBlob"));
        SymmetricKey key = SymmetricKey.of(blob, region);
        return new Source(key.key().id(), blob.versionId(), () -> key.open(blob, request.sourceEncryptionContext()));
    }

    private static Source ofPublicKey(Request request, Region region) {
        String keyId = required("SourceKeyId", request.sourceKeyId());
        String versionId = required("SourceKeyVersionId", request.sourceKeyVersionId());
        String algorithm = required("SourceEncryptionAlgorithm", request.sourceEncryptionAlgorithm());
        EncryptionContext context = request.sourceEncryptionContext();
        if (context != null && !context.values().isEmpty()) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "an asymmetric key has no encryption context", "SourceEncryptionContext");
        }
        EncryptionAlgorithm encryption = EncryptionAlgorithm.valueOf(algorithm);
        KeyPairVersion key = KeyPairVersion.require(keyId, versionId, region)
                .requireUsage(KeyUsage.ENCRYPT_DECRYPT, ErrorCode.ACTION_NOT_SUPPORTED)
                .requireAlgorithm(encryption, "SourceEncryptionAlgorithm");
        return new Source(
                key.key().id(),
                key.version().id(),
                () -> Base64Bytes.encode(encryption
                        .decrypt(key.pair(), request.ciphertextBlob().bytes())
                        .orElseThrow(() -> key.undecryptable(encryption, request.ciphertextBlob()))));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw ErrorCode.MISSING_PARAMETER.because("to decrypt with an asymmetric key needs " + name, name);
        }
        return value;
    }
}
