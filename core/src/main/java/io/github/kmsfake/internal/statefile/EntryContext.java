package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.schema.DocumentException;
import io.github.kmsfake.internal.schema.TreeSource;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What entries need to become what they describe.
 *
 * @param now when the document is read
 * @param scope whose place the entries are in
 */
record EntryContext(TreeSource source, Sources sources, Instant now, Scope scope) {
    /** What is wrong with a field of an entry. */
    DocumentException wrong(Record entry, String field, String reason) {
        return source.wrong(entry, field, reason);
    }

    /** Refuses an entry that breaks a rule. */
    void require(boolean rule, Record entry, String field, String reason) {
        if (!rule) {
            throw wrong(entry, field, reason);
        }
    }

    /** Refuses an id or a name that another entry has. */
    void requireNew(Set<String> taken, String name, Record entry, String field) {
        require(taken.add(name), entry, field, "\"" + name + "\" is there twice");
    }

    /** Refuses the name of something that is not there. */
    void requireKnown(Set<String> known, @Nullable String name, Record entry, String field, String what) {
        require(
                name == null || known.contains(name),
                entry,
                field,
                "there is no " + what + " \"" + DocumentException.shown(String.valueOf(name))
                        + "\" in this account and region");
    }

    /** When something is, or else the other time. */
    Instant time(@Nullable TimeExpression moment, Instant otherwise, Record entry, String field) {
        return refusingAt(
                () -> moment == null ? TimeExpression.inRange(otherwise) : moment.at(now), entry, field, null);
    }

    /** When something is, if it is said. */
    @Nullable
    Instant timeOrNull(@Nullable TimeExpression moment, Record entry, String field) {
        return moment == null ? null : time(moment, now, entry, field);
    }

    /** What a rule of the model makes, or its refusal with the entry's place; {@code reason} says more than it does. */
    <T> T refusingAt(Supplier<T> rule, Record entry, String field, @Nullable String reason) {
        try {
            return rule.get();
        } catch (DocumentException e) {
            throw e;
        } catch (KmsException | IllegalArgumentException e) {
            throw wrong(entry, field, reason != null ? reason : String.valueOf(e.getMessage()));
        }
    }
}
