package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts what any of the calls encrypted with a symmetric key: ciphertexts of the Advance calls tell everything
 * themselves, those of the plain calls come with their key, algorithm and initialization vector.
 */
final class AdvanceDecrypt {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "AdvanceDecrypt", Request.class, Response.class, AdvanceDecrypt::handle)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) Base64Bytes ciphertextBlob,
            @Nullable @ProtobufField(2) String keyId,
            CipherParameters how,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(3)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes plaintext,
            @ProtobufField(4) String algorithm,
            @Nullable @ProtobufField(5) String paddingMode,

            @ProtobufField(6) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        Optional<AdvancedBlob> advanced = AdvancedBlob.parse(request.ciphertextBlob());
        return advanced.isPresent() ? open(request, advanced.get(), region) : openBare(request, region);
    }

    private static Response open(Request request, AdvancedBlob advanced, Region region) {
        CiphertextBlob blob = advanced.blob();
        KeyForUse found = KeyForUse.ofVersion(blob.versionId(), region);
        found.requireSymmetric();
        if (found.cipher() != advanced.cipher()) {
            throw ErrorCode.UNKNOWN_PARAMETER_INVALID.with();
        }
        request.how().requireFor(found.cipher());
        requireSame(request, found, blob, region);
        byte[] plaintext = found.open(blob.iv(), blob.sealed(), request.how().additional());
        return response(found, Base64Bytes.of(plaintext));
    }

    private static Response openBare(Request request, Region region) {
        KeyForUse found = Decrypt.find(request.keyId(), request.keyVersionId(), region);
        found.requireSymmetric();
        return response(
                found,
                Decrypt.open(request.ciphertextBlob(), request.how(), found).plaintext());
    }

    /** What the ciphertext tells need not be sent; if it is, it has to be the same. */
    private static void requireSame(Request request, KeyForUse found, CiphertextBlob blob, Region region) {
        String keyId = request.keyId();
        if (keyId != null
                && !region.keys().require(keyId).id().equals(found.key().id())) {
            throw ErrorCode.INVALID_PARAMETER.with("KeyId");
        }
        Base64Bytes iv = request.how().iv();
        if (iv != null && !iv.equals(Base64Bytes.of(blob.iv()))) {
            throw ErrorCode.INVALID_PARAMETER.with("Iv");
        }
        String versionId = request.keyVersionId();
        if (versionId != null && !versionId.equals(found.version().id())) {
            throw ErrorCode.KEY_VERSION_NOT_FOUND.with();
        }
    }

    private static Response response(KeyForUse found, Base64Bytes plaintext) {
        return new Response(
                found.key().id(),
                plaintext,
                found.cipher().name(),
                null,
                found.version().id());
    }
}
