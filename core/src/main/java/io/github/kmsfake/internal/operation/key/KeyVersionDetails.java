package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyVersion;
import java.time.Instant;

/** What there is to say of a version of a key. */
record KeyVersionDetails(String keyId, String keyVersionId, Instant creationDate) {
    static KeyVersionDetails of(Key key, KeyVersion version) {
        return new KeyVersionDetails(key.id(), version.id(), version.creationDate());
    }
}
