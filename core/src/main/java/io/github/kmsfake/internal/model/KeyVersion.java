package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a key: what really encrypts and signs.
 *
 * @param material absent once imported material was deleted or has expired
 */
public record KeyVersion(
        String id, Instant creationDate, @Nullable KeyMaterial material) {
    /** The material of a version whose key is in use. */
    public KeyMaterial usableMaterial() {
        return Objects.requireNonNull(material, "a key without material is never in use");
    }
}
