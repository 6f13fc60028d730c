package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Key material for the client's own use, in plain and encrypted. */
record EncryptedDataKey(Base64Bytes plaintext, Base64Bytes iv, Base64Bytes ciphertext) {
    /** An answer with a data key, but for the version that encrypted it. */
    record Shown(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) Base64Bytes plaintext,
            @ProtobufField(4) Base64Bytes ciphertextBlob,
            @ProtobufField(6) String algorithm) {}

    /** Encrypts material with a version of a key. */
    static EncryptedDataKey of(byte[] material, @Nullable Base64Bytes aad, KeyForUse key, Region region) {
        byte[] iv = region.sources().randomBytes(SymmetricCipher.IV_BYTES);
        byte[] sealed = key.seal(iv, material, CipherParameters.additional(aad));
        return new EncryptedDataKey(Base64Bytes.of(material), Base64Bytes.of(iv), Base64Bytes.of(sealed));
    }

    /** So many random bytes, encrypted with a version of a key. */
    static EncryptedDataKey random(int bytes, @Nullable Base64Bytes aad, KeyForUse key, Region region) {
        return of(region.sources().randomBytes(bytes), aad, key, region);
    }

    /** The ciphertext in the form that names its key version. */
    Base64Bytes advanced(KeyForUse key) {
        CiphertextBlob blob = CiphertextBlob.join(key.versionId(), iv.bytes(), ciphertext.bytes());
        return new AdvancedBlob(key.cipher(), blob).bytes();
    }

    /** The answer that shows it with the ciphertext in either form. */
    Shown shown(KeyForUse key, Base64Bytes ciphertextBlob) {
        return new Shown(key.id(), iv, plaintext, ciphertextBlob, key.algorithm());
    }
}
