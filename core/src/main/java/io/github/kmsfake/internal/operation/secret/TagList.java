package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of a secret, as answers show them. */
record TagList(List<Entry> tag) {
    record Entry(String tagKey, String tagValue) {}

    /** The tags, for callers who want to see them. */
    static @Nullable TagList of(Secret secret, @Nullable Flag wanted) {
        return Flag.isOn(wanted)
                ? new TagList(secret.tags().values().entrySet().stream()
                        .map(tag -> new Entry(tag.getKey(), tag.getValue()))
                        .toList())
                : null;
    }
}
