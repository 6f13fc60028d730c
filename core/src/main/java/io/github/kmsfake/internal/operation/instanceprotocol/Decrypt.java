package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Decrypts what Encrypt encrypted, told with which key; the version comes with clients of the other protocol. */
final class Decrypt {
    static final Operation<Request, Response> OPERATION = Operation.readsThenComputes(
                    "Decrypt", Request.class, Response.class, Decrypt::admit, Decrypt::finish)
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
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static KeyForUse admit(Request request, Region region) {
        KeyForUse found = find(request.keyId(), request.keyVersionId(), region);
        found.requireEncryption();
        return found;
    }

    /** The key that is named by itself, by a version, or by both; or the refusal. */
    static KeyForUse find(@Nullable String keyId, @Nullable String versionId, Region region) {
        if (keyId != null) {
            return KeyForUse.first(keyId, versionId, region);
        }
        if (versionId != null) {
            return KeyForUse.ofVersion(versionId, region);
        }
        throw ErrorCode.MISSING_PARAMETER.with("KeyId");
    }

    private static Response finish(Request request, KeyForUse found, Region region) {
        Opened opened = open(request.ciphertextBlob(), request.how(), found);
        return new Response(
                found.key().id(),
                opened.plaintext(),
                opened.algorithm(),
                null,
                found.version().id());
    }

    /** A plaintext, and how it was encrypted. */
    record Opened(Base64Bytes plaintext, String algorithm) {}

    /** Decrypts a bare ciphertext, or refuses. */
    static Opened open(Base64Bytes ciphertext, CipherParameters how, KeyForUse found) {
        if (found.isSymmetric()) {
            how.requireFor(found.cipher());
            Base64Bytes iv = how.iv();
            if (iv == null) {
                throw ErrorCode.MISSING_PARAMETER.with("Iv");
            }
            byte[] plaintext = found.open(iv.bytes(), ciphertext.bytes(), how.additional());
            return new Opened(Base64Bytes.of(plaintext), found.cipher().name());
        }
        EncryptionAlgorithm algorithm = how.requireFor(found.key().kind().spec());
        byte[] plaintext = algorithm
                .decrypt(found.pair(), ciphertext.bytes())
                .orElseThrow(ErrorCode.UNKNOWN_PARAMETER_INVALID::with);
        return new Opened(Base64Bytes.of(plaintext), algorithm.name());
    }
}
