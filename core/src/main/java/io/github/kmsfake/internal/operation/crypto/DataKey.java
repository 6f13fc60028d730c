package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** A new data key, in plain and encrypted. What is encrypted is its Base64 text, so Decrypt gives the same text back. */
record DataKey(Key key, Base64Bytes bytes, CiphertextBlob blob) {
    static DataKey make(String keyId, DataKeySize size, @Nullable EncryptionContext context, Region region) {
        SymmetricKey found = SymmetricKey.require(keyId, region);
        Base64Bytes bytes = Base64Bytes.of(region.sources().randomBytes(size.bytes()));
        return new DataKey(found.key(), bytes, found.seal(bytes.text(), context, region));
    }
}
