package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.schema.RecordSchema.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as the message of the instance protocol that it is: what its fields are called, how they are numbered, and
 * which of its values travel in headers.
 *
 * @param fields the fields by number
 * @param numbers the numbers by name
 * @param headers the headers by the name of the value in them
 */
public record ProtobufFields(
        Map<Integer, FieldShape> fields, Map<String, Integer> numbers, Map<String, String> headers) {
    private static final String REQUEST_ID = "RequestId";

    /** One field. */
    public record FieldShape(String name, Kind kind) {}

    /** The shape of a request's or an answer's type. */
    public static ProtobufFields of(Class<? extends Record> type) {
        Map<Integer, FieldShape> fields = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        if (type.isAnnotationPresent(ProtobufField.class)) {
            fields.put(type.getAnnotation(ProtobufField.class).value(), new FieldShape(REQUEST_ID, Kind.TEXT));
        }
        collect(RecordSchema.of(type), fields, headers);
        Map<String, Integer> numbers = new HashMap<>();
        fields.forEach((number, field) -> numbers.put(field.name(), number));
        return new ProtobufFields(Map.copyOf(fields), Map.copyOf(numbers), Map.copyOf(headers));
    }

    private static void collect(RecordSchema<?> schema, Map<Integer, FieldShape> fields, Map<String, String> headers) {
        for (Field field : schema.fields()) {
            @Nullable ProtobufField numbered = field.component().getAnnotation(ProtobufField.class);
            @Nullable Header header = field.component().getAnnotation(Header.class);
            if (numbered != null) {
                fields.put(numbered.value(), new FieldShape(field.wireName(), field.kind()));
            }
            if (header != null) {
                headers.put(field.wireName(), header.value());
            }
            if (numbered == null && header == null) {
                collect(
                        Objects.requireNonNull(field.nested(), () -> field + " does not say where it travels"),
                        fields,
                        headers);
            }
        }
    }

    int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }
}
