package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.schema.DocumentException;
import io.github.kmsfake.internal.schema.Timestamps;
import io.github.kmsfake.internal.schema.TreeSource;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an entry needs to become what it describes.
 *
 * @param now when the document is read
 * @param scope whose place the entry is in
 */
record EntryContext(TreeSource source, Sources sources, Instant now, Scope scope, Record entry) {
    /** The same for another entry. */
    EntryContext at(Record other) {
        return new EntryContext(source, sources, now, scope, other);
    }

    /** What is wrong with a field of the entry. */
    DocumentException wrong(String field, String reason) {
        return source.wrong(entry, field, reason);
    }

    /** Refuses an entry that breaks a rule. */
    void require(boolean rule, String field, String reason) {
        if (!rule) {
            throw wrong(field, reason);
        }
    }

    /** Refuses an id or a name that another entry has. */
    void requireNew(Set<String> taken, String name, String field) {
        require(taken.add(name), field, "\"" + name + "\" is there twice");
    }

    /** Refuses the name of something that is not there. */
    void requireKnown(Set<String> known, @Nullable String name, String field, String what) {
        require(
                name == null || known.contains(name),
                field,
                "there is no " + what + " \"" + DocumentException.shown(String.valueOf(name))
                        + "\" in this account and region");
    }

    /** When something is, or else the other time. */
    Instant time(@Nullable Instant moment, Instant otherwise, String field) {
        return moment != null ? moment : refusingAt(() -> Timestamps.inRange(otherwise), field, null);
    }

    /** How something rotates by itself, if it does; {@code reason} says how long that can take. */
    @Nullable
    Rotation rotation(@Nullable String interval, Rotation.Of what, String reason) {
        return interval == null
                ? null
                : refusingAt(() -> Rotation.of(true, interval, what), "rotation", reason)
                        .orElse(null);
    }

    /** What a rule of the model makes, or its refusal with the entry's place; {@code reason} says more than it does. */
    <T> T refusingAt(Supplier<T> rule, String field, @Nullable String reason) {
        try {
            return rule.get();
        } catch (DocumentException e) {
            throw e;
        } catch (KmsException | IllegalArgumentException e) {
            throw wrong(field, reason != null ? reason : String.valueOf(e.getMessage()));
        }
    }
}
