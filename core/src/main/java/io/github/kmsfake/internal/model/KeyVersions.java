package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions of a key, oldest first. */
public record KeyVersions(List<KeyVersion> all) {
    /** How many a key can get. */
    public static final int MOST = 50;

    /** A key that waits for its material has none. */
    public static final KeyVersions NONE = new KeyVersions(List.of());

    private static final int MOST_TOLD = 5;

    public KeyVersion require(String id) {
        for (KeyVersion version : all) {
            if (version.id().equals(id)) {
                return version;
            }
        }
        throw ErrorCode.KEY_VERSION_NOT_FOUND.because("the key has no version " + id + "; its versions are "
                + all.stream().limit(MOST_TOLD).map(KeyVersion::id).collect(Collectors.joining(", "))
                + (all.size() > MOST_TOLD ? " …" : ""));
    }

    public Optional<KeyVersion> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    public List<KeyVersion> newestFirst() {
        List<KeyVersion> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }

    public boolean haveMaterial() {
        return newest().filter(version -> version.material() != null).isPresent();
    }

    public KeyVersions with(KeyVersion version) {
        List<KeyVersion> more = new ArrayList<>(all);
        more.add(version);
        return new KeyVersions(List.copyOf(more));
    }

    /** These without their material; they remain, since the same material may come back. */
    public KeyVersions withoutMaterial() {
        return new KeyVersions(all.stream()
                .map(version -> new KeyVersion(version.id(), version.creationDate(), null))
                .toList());
    }
}
