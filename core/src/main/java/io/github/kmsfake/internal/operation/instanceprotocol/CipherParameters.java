package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call wants to encrypt or decrypt. What the key's algorithm has no use for is refused.
 *
 * @param algorithm the key's usual one unless sent
 * @param aad what the ciphertext is bound to
 * @param iv drawn at random unless sent
 * @param paddingMode of modes that only hardware instances have
 */
record CipherParameters(
        @Nullable @ProtobufField(3) String algorithm,
        @Nullable @ProtobufField(4) Base64Bytes aad,
        @Nullable @ProtobufField(5) Base64Bytes iv,
        @Nullable @ProtobufField(6) String paddingMode) {
    private static final int MOST_AAD = 8192;

    /** The usual ways to encrypt with a public key. */
    private static final List<EncryptionAlgorithm> USUAL =
            List.of(EncryptionAlgorithm.RSAES_OAEP_SHA_256, EncryptionAlgorithm.SM2PKE);

    private static final String NOT_ASYMMETRIC = "it does not go with an asymmetric key";

    /** Refuses what does not go with a symmetric key. */
    void requireFor(SymmetricCipher cipher) {
        requireAlgorithm(algorithm, cipher);
        require(paddingMode == null, "PaddingMode", "no PaddingMode goes with a symmetric key");
        require(
                iv == null || iv.length() == SymmetricCipher.IV_BYTES,
                "Iv",
                "it has " + SymmetricCipher.IV_BYTES + " bytes");
        requireAad(aad);
    }

    /** The way to encrypt with a public key; refuses what does not go with it. */
    EncryptionAlgorithm requireFor(KeySpec spec) {
        require(aad == null, "Aad", NOT_ASYMMETRIC);
        require(iv == null, "Iv", NOT_ASYMMETRIC);
        require(paddingMode == null, "PaddingMode", NOT_ASYMMETRIC);
        for (EncryptionAlgorithm candidate : EncryptionAlgorithm.values()) {
            boolean wanted = algorithm == null
                    ? USUAL.contains(candidate)
                    : candidate.name().equals(algorithm);
            if (wanted && spec.uses(candidate)) {
                return candidate;
            }
        }
        throw ErrorCode.INVALID_PARAMETER.because(
                "a key of KeySpec " + spec + " cannot be used with "
                        + (algorithm == null ? "any usual algorithm" : algorithm),
                "Algorithm");
    }

    /** The initialization vector, drawn if none was sent. */
    byte[] ivOrRandom(Region region) {
        return iv == null ? region.sources().randomBytes(SymmetricCipher.IV_BYTES) : iv.bytes();
    }

    /** The additional data; none is the same as empty ones. */
    byte[] additional() {
        return additional(aad);
    }

    /** Additional data; none is the same as empty ones. */
    static byte[] additional(@Nullable Base64Bytes aad) {
        return aad == null ? new byte[0] : aad.bytes();
    }

    /** Refuses any algorithm but the cipher's. */
    static void requireAlgorithm(@Nullable String algorithm, SymmetricCipher cipher) {
        require(algorithm == null || algorithm.equals(cipher.name()), "Algorithm", "this key is used with " + cipher);
    }

    /** Refuses additional data that are too long. */
    static void requireAad(@Nullable Base64Bytes aad) {
        require(aad == null || aad.length() <= MOST_AAD, "Aad", "it has at most " + MOST_AAD + " bytes");
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw ErrorCode.INVALID_PARAMETER.because(rule, name);
        }
    }
}
