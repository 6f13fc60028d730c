package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** A key that encrypts and decrypts with one secret, in a state to do so. */
record SymmetricKey(Key key) {
    /** The key of that name, or the refusal. */
    static SymmetricKey require(String name, Region region) {
        return usable(region.keys().require(name));
    }

    /** The key of that name for what another key has decrypted, or the refusal. */
    static SymmetricKey requireToEncryptAgain(String name, Region region) {
        return usable(region.keys().requireToEncryptAgain(name));
    }

    /** The key that a ciphertext was made with, or the refusal. */
    static SymmetricKey of(CiphertextBlob blob, Region region) {
        return usable(region.keys().requireOfVersion(blob.versionId()));
    }

    private static SymmetricKey usable(Key key) {
        key.requireEncrypting();
        return new SymmetricKey(key);
    }

    CiphertextBlob seal(String plaintext, @Nullable EncryptionContext context, Region region) {
        return key.seal(plaintext, orNone(context), region.sources().randomBytes(SymmetricCipher.IV_BYTES));
    }

    /** Decrypts, or refuses what is damaged or belongs to another context: which of the two cannot be told apart. */
    String open(CiphertextBlob blob, @Nullable EncryptionContext context) {
        return key.open(blob, orNone(context))
                .orElseThrow(() -> ErrorCode.UNKNOWN_PARAMETER_INVALID
                        .because(undecryptable(blob, orNone(context)))
                        .about(key.path()));
    }

    private String undecryptable(CiphertextBlob blob, EncryptionContext context) {
        if (context.values().isEmpty()) {
            return "key " + key.id() + " made this ciphertext with an EncryptionContext, which was not sent, or the"
                    + " ciphertext was changed or cut";
        }
        return key.open(blob, EncryptionContext.NONE).isPresent()
                ? "key " + key.id() + " made this ciphertext without an EncryptionContext"
                : "key " + key.id() + " made this ciphertext with another EncryptionContext than "
                        + context.values().keySet() + " with these values, or the ciphertext was changed or cut";
    }

    private static EncryptionContext orNone(@Nullable EncryptionContext context) {
        return context == null ? EncryptionContext.NONE : context;
    }
}
