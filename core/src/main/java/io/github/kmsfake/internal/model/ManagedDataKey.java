package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data key that the service keeps, under a name; no operation of this API makes one. */
public record ManagedDataKey(String name, List<Version> versions) {
    public record Version(String id, String plaintext) {}

    /** Under which name its material is kept. */
    public String versionName(Version version) {
        return "kms-datakeyversion!" + name + "!" + version.id();
    }

    /** The version of that id, or else the last or the first. */
    public Version require(@Nullable String versionId, boolean latest) {
        if (versionId == null) {
            return versions.get(latest ? versions.size() - 1 : 0);
        }
        return versions.stream()
                .filter(version -> version.id().equals(versionId))
                .findFirst()
                .orElseThrow(() -> ErrorCode.SECRET_NOT_FOUND
                        .because("managed data key " + name + " has no version " + versionId)
                        .about("managed-data-key/" + name));
    }
}
