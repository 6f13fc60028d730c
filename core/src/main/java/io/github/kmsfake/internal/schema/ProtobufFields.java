package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.ProtobufField;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

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

    /** How a field's value is written. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** Bytes. */
        BYTES,
        /** A number of 32 bits. */
        NUMBER,
        /** A boolean. */
        BOOLEAN
    }

    /** One field. */
    public record FieldShape(String name, Kind kind) {}

    /** The shape of a request's or an answer's type. */
    public static ProtobufFields of(Class<? extends Record> type) {
        Map<Integer, FieldShape> fields = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        if (type.isAnnotationPresent(ProtobufField.class)) {
            fields.put(type.getAnnotation(ProtobufField.class).value(), new FieldShape(REQUEST_ID, Kind.TEXT));
        }
        collect(type, fields, headers);
        Map<String, Integer> numbers = new HashMap<>();
        fields.forEach((number, field) -> numbers.put(field.name(), number));
        return new ProtobufFields(Map.copyOf(fields), Map.copyOf(numbers), Map.copyOf(headers));
    }

    private static void collect(Class<?> type, Map<Integer, FieldShape> fields, Map<String, String> headers) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = WireNames.of(component);
            boolean marked = false;
            if (component.isAnnotationPresent(ProtobufField.class)) {
                fields.put(component.getAnnotation(ProtobufField.class).value(), new FieldShape(name, kind(component)));
                marked = true;
            }
            if (component.isAnnotationPresent(Header.class)) {
                headers.put(name, component.getAnnotation(Header.class).value());
                marked = true;
            }
            if (!marked && component.getType().isRecord()) {
                collect(component.getType(), fields, headers);
            } else if (!marked) {
                throw new IllegalStateException(type + " does not say where " + name + " travels");
            }
        }
    }

    private static Kind kind(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Base64Bytes.class) {
            return Kind.BYTES;
        }
        if (type == Integer.class || type == int.class) {
            return Kind.NUMBER;
        }
        return type == Boolean.class || type == boolean.class ? Kind.BOOLEAN : Kind.TEXT;
    }

    int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }
}
