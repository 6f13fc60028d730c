package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record: records and maps of strings in it become objects, lists arrays. What is null is left out, and so is an
 * optional string that is absent, unless it may be empty.
 */
public final class RecordWriter {
    private final RecordSchema<?> schema;

    private RecordWriter(RecordSchema<?> schema) {
        this.schema = schema;
    }

    /** The writer of a type. */
    public static RecordWriter of(Class<? extends Record> type) {
        return new RecordWriter(RecordSchema.of(type));
    }

    /** The same, with fields that are named otherwise than the service's. */
    public static RecordWriter of(Class<? extends Record> type, Function<RecordComponent, String> names) {
        return new RecordWriter(RecordSchema.of(type, names));
    }

    /** Writes all fields of a record. */
    public void write(Record record, FieldOutput body) {
        write(schema, record, body);
    }

    private static void write(RecordSchema<?> schema, Record record, FieldOutput body) {
        for (Field field : schema.fields()) {
            @Nullable Object value = field.get(record);
            if (value instanceof Optional<?> text && text.isEmpty() && !field.emptyAllowed()) {
                continue;
            }
            if (value instanceof List<?> list) {
                body.beginArray(field.wireName());
                list.forEach(element -> write(field, element, body));
                body.endArray();
            } else if (value != null && field.nested() != null && field.unwrapped()) {
                write(field.nested(), (Record) value, body);
            } else if (value != null) {
                write(field, value, body);
            }
        }
    }

    private static void write(Field field, Object value, FieldOutput body) {
        String name = field.wireName();
        if (field.nested() != null) {
            body.beginObject(name);
            write(field.nested(), (Record) value, body);
            body.endObject();
        } else if (value instanceof Map<?, ?> map) {
            body.beginObject(name);
            map.forEach((key, text) -> body.text((String) key, (String) text));
            body.endObject();
        } else if (value instanceof Number number) {
            body.number(name, number.longValue());
        } else if (value instanceof Boolean bool) {
            body.bool(name, bool);
        } else if (value instanceof Base64Bytes bytes) {
            body.bytes(name, bytes);
        } else if (value instanceof Optional<?> text) {
            body.text(name, text.map(Object::toString).orElse(""));
        } else {
            body.text(name, value.toString());
        }
    }

    /**
     * A record as {@code JsonText} writes it, as in a document.
     *
     * @param step what to do before each value: there may be very many
     */
    public Map<String, Object> plain(Record record, Runnable step) {
        return plain(schema, record, step);
    }

    private static Map<String, Object> plain(RecordSchema<?> schema, Record record, Runnable step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            @Nullable Object value = field.get(record);
            if (value instanceof List<?> list) {
                fields.put(
                        field.name(),
                        list.stream()
                                .map(element -> plain(field, element, step))
                                .toList());
            } else if (value != null && field.nested() != null && field.unwrapped()) {
                fields.putAll(plain(field.nested(), (Record) value, step));
            } else if (value != null) {
                fields.put(field.name(), plain(field, value, step));
            }
        }
        return fields;
    }

    private static Object plain(Field field, Object value, Runnable step) {
        step.run();
        return field.nested() != null
                ? plain(field.nested(), (Record) value, step)
                : Objects.requireNonNull(field.codec(), "documents hold no maps")
                        .writer()
                        .apply(value);
    }
}
