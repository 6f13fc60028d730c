package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.text.SecretNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record from wherever its values come from, or refuses it.
 *
 * @param <R> the record
 */
public final class RecordReader<R extends Record> {
    private final RecordSchema<R> schema;

    private RecordReader(RecordSchema<R> schema) {
        this.schema = schema;
    }

    /** The reader of a type. */
    public static <R extends Record> RecordReader<R> of(Class<R> type) {
        return new RecordReader<>(RecordSchema.of(type));
    }

    /** Whether it has a parameter of that name; those of lists and maps go on after a dot. */
    public boolean knows(String name) {
        return ParameterNames.knows(schema, name);
    }

    /**
     * All names that it takes, whole: those of lists and maps with the places and keys that a name has that was sent, or
     * with the first place.
     */
    public List<String> names(String like) {
        return ParameterNames.like(schema, like);
    }

    /** Reads a record, or refuses it. */
    public R read(FieldSource sent) {
        return read(schema, sent);
    }

    static <R extends Record> R read(RecordSchema<R> schema, FieldSource sent) {
        sent.requireKnown(schema);
        if (sent.isFlat()) {
            requirePresent(schema, sent);
        }
        return readValues(schema, sent);
    }

    private static void requirePresent(RecordSchema<?> schema, FieldSource sent) {
        for (Field field : schema.fields()) {
            if (field.nested() != null && !field.list()) {
                requirePresent(field.nested(), sent);
            } else if (field.required() && !sent.has(field)) {
                throw sent.missing(field);
            }
        }
    }

    private static <R extends Record> R readValues(RecordSchema<R> schema, FieldSource sent) {
        @Nullable Object[] values = new @Nullable Object[schema.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = schema.fields().get(i);
            values[i] = field.nested() != null && !field.list() && (sent.isFlat() || field.unwrapped())
                    ? readValues(field.nested(), sent)
                    : read(field, sent);
        }
        R record = schema.make(values);
        sent.note(record);
        return record;
    }

    private static @Nullable Object read(Field field, FieldSource sent) {
        @Nullable Object value;
        try {
            value = sent.read(field);
        } catch (DocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw sent.invalid(field, String.valueOf(e.getMessage())); // values of secrets are in none of these
        }
        if (value == null && field.required()) {
            throw sent.missing(field);
        }
        if (value != null && !field.constraint().test(value)) {
            throw sent.invalid(
                    field,
                    Constraints.broken(field.component(), SecretNames.isSecret(field.wireName()) ? "***" : value));
        }
        return value;
    }
}
