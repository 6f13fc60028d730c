package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.Key;

/** The answer that tells which version of which key encrypted something, or decrypted it before, and the result. */
record Ciphertext(String keyId, String keyVersionId, String ciphertextBlob) {
    static Ciphertext of(Key key, CiphertextBlob blob) {
        return new Ciphertext(key.id(), blob.versionId(), blob.toString());
    }
}
