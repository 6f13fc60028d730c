package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.state.ManagedDataKeySeed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A data key that the service keeps. */
record DataKeyEntry(
        @Matches(ManagedDataKeySeed.NAME) @Says("its name") String name,

        @Nullable @Says("its versions, oldest first; one unless given")
        List<DataKeyVersionEntry> versions) {

    /** A version of it. */
    record DataKeyVersionEntry(
            @Matches(ManagedDataKeySeed.VERSION) @Says("its id")
            String id,

            @Nullable @Says("its bytes as Base64; 32 random ones unless given")
            Base64Bytes plaintext) {}

    static DataKeyEntry of(ManagedDataKey key) {
        return new DataKeyEntry(
                key.name(),
                key.versions().stream()
                        .map(version -> new DataKeyVersionEntry(version.id(), Base64Bytes.parse(version.plaintext())))
                        .toList());
    }

    ManagedDataKey plant(Planting planting) {
        Set<String> ids = new HashSet<>();
        for (DataKeyVersionEntry version : Texts.orNone(versions)) {
            planting.requireNew(ids, version.id(), version, "id");
            planting.require(
                    version.plaintext() == null || version.plaintext().length() > 0,
                    version,
                    "plaintext",
                    "must not be empty");
        }
        return new ManagedDataKeySeed(
                        name,
                        Texts.orNone(versions).stream()
                                .map(version -> new ManagedDataKeySeed.Version(
                                        version.id(),
                                        version.plaintext() == null
                                                ? ""
                                                : version.plaintext().text()))
                                .toList())
                .plant(planting.sources());
    }
}
