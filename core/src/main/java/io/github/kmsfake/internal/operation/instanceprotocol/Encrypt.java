package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Encrypts with the first version of a key, or with its public half. */
final class Encrypt {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "Encrypt", Request.class, Response.class, Encrypt::handle)
            .openToClientKeys();

    record Request(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes plaintext,
            CipherParameters how,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    @ProtobufField(4)
    record Response(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes ciphertextBlob,
            @Nullable @ProtobufField(3) Base64Bytes iv,
            @ProtobufField(5) String algorithm,
            @Nullable @ProtobufField(6) String paddingMode,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response handle(Request request, Region region) {
        KeyForUse found = KeyForUse.first(request.keyId(), request.keyVersionId(), region);
        found.requireEncryption();
        return found.isSymmetric() ? withSecret(request, found, region) : withPublicKey(request, found, region);
    }

    private static Response withSecret(Request request, KeyForUse found, Region region) {
        request.how().requireFor(found.cipher());
        byte[] iv = request.how().ivOrRandom(region);
        byte[] sealed =
                found.seal(iv, request.plaintext().bytes(), request.how().additional());
        return response(found, sealed, Base64Bytes.of(iv), found.cipher());
    }

    private static Response withPublicKey(Request request, KeyForUse found, Region region) {
        EncryptionAlgorithm algorithm =
                request.how().requireFor(found.key().kind().spec());
        byte[] plaintext = request.plaintext().bytes();
        if (plaintext.length > algorithm.mostBytes(found.pair().publicKey())) {
            throw ErrorCode.INVALID_PARAMETER.with("Plaintext");
        }
        byte[] ciphertext = algorithm.encrypt(
                found.pair().publicKey(), plaintext, region.sources().random());
        return response(found, ciphertext, null, algorithm);
    }

    private static Response response(KeyForUse found, byte[] ciphertext, @Nullable Base64Bytes iv, Enum<?> algorithm) {
        return new Response(
                found.key().id(),
                Base64Bytes.of(ciphertext),
                iv,
                algorithm.name(),
                null,
                found.version().id());
    }
}
