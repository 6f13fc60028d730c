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

/** Decrypts what Encrypt encrypted, told with which key; the version comes with clients of the other protocol. */
final class Decrypt {
    static final Operation<?, ?> OPERATION =
            Operation.usesThenComputes(Request.class, Response.class, Decrypt::admit, Decrypt::finish);

    record Request(
            @ProtobufField(1) Base64Bytes ciphertextBlob,
            @Nullable @ProtobufField(2) String keyId,
            CipherParameters how,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {

        /** The key that is named by itself, by a version, or by both; or the refusal. */
        KeyForUse key(Region region) {
            if (keyId != null) {
                return KeyForUse.first(keyId, keyVersionId, region);
            }
            if (keyVersionId != null) {
                return KeyForUse.ofVersion(keyVersionId, region);
            }
            throw ErrorCode.MISSING_PARAMETER.because(
                    "the ciphertext does not say which key it needs, and KeyId was not sent", "KeyId");
        }

        /** Decrypts a bare ciphertext, or refuses. */
        Plaintext open(KeyForUse key) {
            if (key.isSymmetric()) {
                how.requireFor(key.cipher());
                Base64Bytes iv = how.iv();
                if (iv == null) {
                    throw ErrorCode.MISSING_PARAMETER.because(
                            "a symmetric key decrypts with the Iv that Encrypt answered", "Iv");
                }
                return Plaintext.of(key, key.open(iv.bytes(), ciphertextBlob.bytes(), how.additional()));
            }
            EncryptionAlgorithm algorithm = how.requireFor(key.key().kind().spec());
            byte[] plaintext = algorithm
                    .decrypt(key.pair(), ciphertextBlob.bytes())
                    .orElseThrow(() -> ErrorCode.UNKNOWN_PARAMETER_INVALID.because(
                            algorithm.undecryptable(key.pair(), ciphertextBlob.bytes())));
            return new Plaintext(key.id(), Base64Bytes.of(plaintext), algorithm.name(), null);
        }
    }

    @ProtobufField(3)
    record Response(
            @Unwrapped Plaintext plaintext,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    /** An answer but for the version. */
    record Plaintext(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes plaintext,
            @ProtobufField(4) String algorithm,
            @Nullable @ProtobufField(5) String paddingMode) {

        static Plaintext of(KeyForUse key, byte[] plaintext) {
            return new Plaintext(key.id(), Base64Bytes.of(plaintext), key.algorithm(), null);
        }
    }

    private static KeyForUse admit(Request request, Region region) {
        return request.key(region).requireEncryption();
    }

    private static Response finish(Request request, KeyForUse found, Region region) {
        return new Response(request.open(found), found.versionId());
    }
}
