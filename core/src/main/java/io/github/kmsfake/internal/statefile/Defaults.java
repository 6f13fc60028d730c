package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.Tags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is not worth a line in a document: empty texts, no tags, no protection. */
final class Defaults {
    private Defaults() {}

    /** A text that says something. */
    static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A list that holds something. */
    static <T> @Nullable List<T> unlessEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    /** Tags that are there. */
    static @Nullable Tags unlessNone(Tags tags) {
        return tags.values().isEmpty() ? null : tags;
    }

    /** A text, empty if there is none. */
    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Tags, none if there are none. */
    static Tags orNone(@Nullable Tags tags) {
        return Objects.requireNonNullElse(tags, Tags.NONE);
    }

    /** A list, empty if there is none. */
    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Whether something is protected, if it is. */
    static @Nullable Boolean ifEnabled(DeletionProtection protection) {
        return protection.enabled() ? true : null;
    }
}
