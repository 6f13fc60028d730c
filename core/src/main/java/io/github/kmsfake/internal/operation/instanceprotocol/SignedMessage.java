package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call wants to be signed or verified: a message, or the digest of one. Digests have a field of their own too, in
 * which old clients send them.
 */
record SignedMessage(SignatureAlgorithm algorithm, MessageType type, Base64Bytes bytes) {
    /** The algorithms that are used unless another is sent. */
    private static final List<SignatureAlgorithm> USUAL =
            List.of(SignatureAlgorithm.RSA_PSS_SHA_256, SignatureAlgorithm.ECDSA_SHA_256, SignatureAlgorithm.SM2DSA);

    /** What both calls send, under other numbers. */
    interface Request {
        String keyId();

        @Nullable
        Base64Bytes digest();

        @Nullable
        SignatureAlgorithm algorithm();

        @Nullable
        Base64Bytes message();

        @Nullable
        MessageType messageType();

        @Nullable
        String keyVersionId();

        /** The key, if there is one message or digest to sign or verify; or the refusal. */
        default KeyForUse admit(Region region) {
            require(message(), messageType(), digest());
            return KeyForUse.first(keyId(), keyVersionId(), region).requireSigning();
        }
    }

    /** Refuses what is neither a message nor a digest, or both, or a digest of another length. */
    private static void require(
            @Nullable Base64Bytes message, @Nullable MessageType type, @Nullable Base64Bytes digest) {
        if (digest != null && (message != null || type == MessageType.RAW)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "Digest does not go with a Message or with MessageType RAW", "Digest");
        }
        if (digest == null && message == null) {
            throw ErrorCode.MISSING_PARAMETER.because("neither Message nor Digest was sent", "Message");
        }
        if (digest != null) {
            requireLength(digest, "Digest");
        } else if (type == MessageType.DIGEST) {
            requireLength(Objects.requireNonNull(message), "Message");
        }
    }

    private static void requireLength(Base64Bytes digest, String name) {
        if (digest.length() != SignatureAlgorithm.DIGEST_BYTES) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    name + " has " + digest.length() + " bytes, a hash has " + SignatureAlgorithm.DIGEST_BYTES, name);
        }
    }

    /** What an admitted request sends, for a key; or the refusal. */
    static SignedMessage of(Request request, KeyForUse key) {
        SignatureAlgorithm algorithm = algorithm(request.algorithm(), key);
        return request.digest() != null
                ? new SignedMessage(algorithm, MessageType.DIGEST, request.digest())
                : new SignedMessage(
                        algorithm,
                        Objects.requireNonNullElse(request.messageType(), MessageType.RAW),
                        Objects.requireNonNull(request.message()));
    }

    private static SignatureAlgorithm algorithm(@Nullable SignatureAlgorithm wanted, KeyForUse key) {
        KeySpec spec = key.key().kind().spec();
        return (wanted == null ? USUAL.stream() : Stream.of(wanted))
                .filter(spec::uses)
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_PARAMETER.because(
                        "a key of KeySpec " + spec + " cannot be used with "
                                + (wanted == null ? "any usual algorithm" : wanted),
                        "Algorithm"));
    }

    byte[] digest(AsymmetricKey key) {
        return type == MessageType.DIGEST ? bytes.bytes() : algorithm.digest(key.publicKey(), bytes.bytes());
    }
}
