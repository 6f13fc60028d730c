package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import io.github.kmsfake.internal.state.ManagedDataKeySeed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A data key that the service keeps. */
record DataKeyEntry(
        @Matches(ManagedDataKeySeed.NAME) @Description("its name")
        String name,

        @Nullable @Description("its versions, oldest first; one unless given")
        List<DataKeyVersionEntry> versions) {

    /** A version of it. */
    record DataKeyVersionEntry(
            @Matches(ManagedDataKeySeed.VERSION) @Description("its id")
            String id,

            @Nullable @Description("its bytes as Base64; 32 random ones unless given")
            Base64Bytes plaintext) {}

    static DataKeyEntry of(ManagedDataKey key) {
        return new DataKeyEntry(
                key.name(),
                key.versions().stream()
                        .map(version -> new DataKeyVersionEntry(version.id(), Base64Bytes.parse(version.plaintext())))
                        .toList());
    }

    ManagedDataKey toModel(EntryContext context) {
        Set<String> ids = new HashSet<>();
        for (DataKeyVersionEntry version : Defaults.orNone(versions)) {
            context.at(version).requireNew(ids, version.id(), "id");
            context.at(version)
                    .require(
                            version.plaintext() == null || version.plaintext().length() > 0,
                            "plaintext",
                            "must not be empty");
        }
        return new ManagedDataKeySeed(
                        name,
                        Defaults.orNone(versions).stream()
                                .map(version -> new ManagedDataKeySeed.Version(
                                        version.id(),
                                        version.plaintext() == null
                                                ? ""
                                                : version.plaintext().text()))
                                .toList())
                .toModel(context.sources());
    }
}
