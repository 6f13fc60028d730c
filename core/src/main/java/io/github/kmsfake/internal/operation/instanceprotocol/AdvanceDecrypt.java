package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;

/**
 * Decrypts what any of the calls encrypted with a symmetric key: ciphertexts of the Advance calls tell everything
 * themselves, those of the plain calls come with their key, algorithm and initialization vector.
 */
final class AdvanceDecrypt {
    static final Operation<?, ?> OPERATION =
            Operation.uses(Decrypt.Request.class, Response.class, AdvanceDecrypt::handle);

    @ProtobufField(3)
    record Response(
            @Unwrapped Decrypt.Plaintext plaintext,

            @ProtobufField(6) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Decrypt.Request request, Region region) {
        return AdvancedBlob.parse(request.ciphertextBlob())
                .map(advanced -> open(request, advanced, region))
                .orElseGet(() -> openBare(request, region));
    }

    private static Response open(Decrypt.Request request, AdvancedBlob advanced, Region region) {
        CiphertextBlob blob = advanced.blob();
        KeyForUse found = KeyForUse.ofVersion(blob.versionId(), region).requireSymmetric();
        if (found.cipher() != advanced.cipher()) {
            throw ErrorCode.UNKNOWN_PARAMETER_INVALID.because("the ciphertext says " + advanced.cipher() + ", and key "
                    + found.id() + " is used with " + found.cipher());
        }
        request.how().requireFor(found.cipher());
        requireSame(request, found, blob, region);
        byte[] plaintext = found.open(blob.iv(), blob.sealed(), request.how().additional());
        return new Response(Decrypt.Plaintext.of(found, plaintext), found.versionId());
    }

    private static Response openBare(Decrypt.Request request, Region region) {
        KeyForUse found = request.key(region).requireSymmetric();
        return new Response(request.open(found), found.versionId());
    }

    /** What the ciphertext tells need not be sent; if it is, it has to be the same. */
    private static void requireSame(Decrypt.Request request, KeyForUse found, CiphertextBlob blob, Region region) {
        String keyId = request.keyId();
        if (keyId != null && !region.keys().require(keyId).id().equals(found.id())) {
            throw ErrorCode.INVALID_PARAMETER.because("the ciphertext was made by key " + found.id(), "KeyId");
        }
        Base64Bytes iv = request.how().iv();
        if (iv != null && !iv.equals(Base64Bytes.of(blob.iv()))) {
            throw ErrorCode.INVALID_PARAMETER.because("the ciphertext holds another Iv", "Iv");
        }
        String versionId = request.keyVersionId();
        if (versionId != null && !versionId.equals(found.versionId())) {
            throw ErrorCode.KEY_VERSION_NOT_FOUND.because("the ciphertext was made by version " + found.versionId());
        }
    }
}
