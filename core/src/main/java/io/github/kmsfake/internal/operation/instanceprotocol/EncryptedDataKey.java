package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Key material for the client's own use, in plain and encrypted. */
record EncryptedDataKey(Base64Bytes plaintext, Base64Bytes iv, Base64Bytes ciphertext) {
    /** Encrypts material with a version of a key. */
    static EncryptedDataKey of(byte[] material, @Nullable Base64Bytes aad, KeyForUse key, Region region) {
        byte[] iv = region.sources().randomBytes(SymmetricCipher.IV_BYTES);
        byte[] sealed = key.seal(iv, material, CipherParameters.additional(aad));
        return new EncryptedDataKey(Base64Bytes.of(material), Base64Bytes.of(iv), Base64Bytes.of(sealed));
    }

    /** The ciphertext in the form that tells itself which key opens it. */
    Base64Bytes advanced(KeyForUse key) {
        CiphertextBlob blob = CiphertextBlob.join(key.version().id(), iv.bytes(), ciphertext.bytes());
        return new AdvancedBlob(key.cipher(), blob).bytes();
    }
}
