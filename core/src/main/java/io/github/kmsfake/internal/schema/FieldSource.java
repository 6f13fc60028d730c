package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a record come from, and how it is told what is wrong with them. In a form or a message all parameters stand
 * side by side, and all are looked at for absence before any is looked at for its value, as the service does.
 */
public interface FieldSource {
    /** Whether the fields of records in the record are parameters like its own. */
    default boolean isFlat() {
        return true;
    }

    /** Refuses fields that the record does not have, unless they do no harm. */
    default void requireKnown(RecordSchema<?> schema) {}

    /** Whether there is a value. */
    boolean has(Field field);

    /**
     * The value, if there is one.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    @Nullable
    Object read(Field field);

    /** What is said of a field that is required and not there. */
    default RuntimeException missing(Field field) {
        return ErrorCode.MISSING_PARAMETER.because(
                field.wireName() + " is required and was not sent", field.wireName());
    }

    /** What is said of a field whose value is none. */
    default RuntimeException invalid(Field field, String reason) {
        return ErrorCode.INVALID_PARAMETER.because(field.wireName() + ": " + reason, field.wireName());
    }

    /** Takes note of a record that was read. */
    default void note(Record read) {}
}
