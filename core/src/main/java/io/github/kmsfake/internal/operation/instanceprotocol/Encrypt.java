package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Encrypts with the first version of a key, or with its public half. */
final class Encrypt {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, Encrypt::handle);

    record Request(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes plaintext,
            CipherParameters how,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {

        /** The initialization vector for a symmetric key, if the parameters go with it; or the refusal. */
        byte[] ivFor(KeyForUse key, Region region) {
            how.requireFor(key.cipher());
            return how.ivOrRandom(region);
        }

        byte[] seal(byte[] iv, KeyForUse key) {
            return key.seal(iv, plaintext.bytes(), how.additional());
        }
    }

    @ProtobufField(4)
    record Response(
            @Unwrapped Ciphertext ciphertext,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    /** An answer but for the version. */
    record Ciphertext(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes ciphertextBlob,
            @Nullable @ProtobufField(3) Base64Bytes iv,
            @ProtobufField(5) String algorithm,
            @Nullable @ProtobufField(6) String paddingMode) {

        static Ciphertext of(KeyForUse key, Base64Bytes ciphertextBlob, byte[] iv) {
            return new Ciphertext(key.id(), ciphertextBlob, Base64Bytes.of(iv), key.algorithm(), null);
        }
    }

    private static Response handle(Request request, Region region) {
        KeyForUse found =
                KeyForUse.first(request.keyId(), request.keyVersionId(), region).requireEncryption();
        return new Response(
                found.isSymmetric() ? withSecret(request, found, region) : withPublicKey(request, found, region),
                found.versionId());
    }

    private static Ciphertext withSecret(Request request, KeyForUse found, Region region) {
        byte[] iv = request.ivFor(found, region);
        return Ciphertext.of(found, Base64Bytes.of(request.seal(iv, found)), iv);
    }

    private static Ciphertext withPublicKey(Request request, KeyForUse found, Region region) {
        EncryptionAlgorithm algorithm =
                request.how().requireFor(found.key().kind().spec());
        byte[] plaintext = request.plaintext().bytes();
        if (plaintext.length > algorithm.mostBytes(found.pair().publicKey())) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    algorithm.tooLong(plaintext.length, found.pair().publicKey()), "Plaintext");
        }
        byte[] ciphertext = algorithm.encrypt(
                found.pair().publicKey(), plaintext, region.sources().random());
        return new Ciphertext(found.id(), Base64Bytes.of(ciphertext), null, algorithm.name(), null);
    }
}
