package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import io.github.kmsfake.internal.crypto.KeyMaterial;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the material that a key's owner imported: a key never takes other material than its first.
 *
 * @param fingerprint a hash of the material, which may have been deleted
 * @param expires when it expires, if ever
 */
public record ImportedMaterial(String fingerprint, @Nullable Instant expires) {
    public static ImportedMaterial of(KeyMaterial material, @Nullable Instant expires) {
        return new ImportedMaterial(fingerprint(material), expires);
    }

    /** Whether it is the material that was imported first. */
    public boolean matches(KeyMaterial material) {
        return fingerprint.equals(fingerprint(material));
    }

    public Optional<Instant> expiry() {
        return Optional.ofNullable(expires);
    }

    /** The same once the material is deleted. */
    ImportedMaterial withoutExpiry() {
        return new ImportedMaterial(fingerprint, null);
    }

    private static String fingerprint(KeyMaterial material) {
        return HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(material.encoded()));
    }
}
