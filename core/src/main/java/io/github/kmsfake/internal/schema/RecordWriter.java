package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Unwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer record as the table of response fields that it is: writes the record into a body. Records and maps of texts
 * become objects, lists arrays; what is null is left out, and an optional text that is absent is empty.
 */
public final class RecordWriter {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> TRUTH_VALUES = Set.of(boolean.class, Boolean.class);

    /** What a field holds. */
    public enum Kind {
        /** A string; times and enums are written as one. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** A boolean. */
        BOOLEAN,
        /** Bytes. */
        BYTES,
        /** An object, with fields of its own. */
        OBJECT
    }

    /**
     * One field.
     *
     * @param list whether it holds any number of such values
     * @param fields the fields of an object
     * @param accessors the way to the value, from record to record
     */
    public record Field(
            String name,
            Kind kind,
            Class<?> type,
            boolean list,
            @Nullable RecordWriter fields,
            List<Method> accessors) {
        private @Nullable Object get(Record holder) {
            try {
                @Nullable Object value = holder;
                for (Method accessor : accessors) {
                    value = accessor.invoke(value);
                }
                return value;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record shows its components", e);
            }
        }

        /** The same field, of a record that is reached by {@code first}. */
        private Field behind(Method first) {
            List<Method> all = new ArrayList<>(List.of(first));
            all.addAll(accessors);
            return new Field(name, kind, type, list, fields, List.copyOf(all));
        }
    }

    private final List<Field> fields;

    private RecordWriter(List<Field> fields) {
        this.fields = fields;
    }

    /** The shape of an answer type. */
    public static RecordWriter of(Class<? extends Record> type) {
        return of(type, WireNames::of);
    }

    /** The same, with fields that are named otherwise than the service's. */
    public static RecordWriter of(Class<? extends Record> type, Function<RecordComponent, String> names) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(component, names);
            if (component.isAnnotationPresent(Unwrapped.class) && field.fields() != null) {
                field.fields().fields.forEach(inner -> fields.add(inner.behind(component.getAccessor())));
            } else {
                fields.add(field);
            }
        }
        return new RecordWriter(List.copyOf(fields));
    }

    /** The fields, in the order in which they are written. */
    public List<Field> fields() {
        return fields;
    }

    /** Writes all fields of an answer. */
    public void write(Record answer, FieldOutput body) {
        for (Field field : fields) {
            @Nullable Object value = field.get(answer);
            if (value instanceof List<?> list) {
                body.beginArray(field.name());
                list.forEach(element -> write(field, element, body));
                body.endArray();
            } else if (value != null) {
                write(field, value, body);
            }
        }
    }

    private static void write(Field field, Object value, FieldOutput body) {
        if (field.fields() != null) {
            body.beginObject(field.name());
            field.fields().write((Record) value, body);
            body.endObject();
        } else if (value instanceof Number number) {
            body.number(field.name(), number.longValue());
        } else if (value instanceof Boolean bool) {
            body.bool(field.name(), bool);
        } else if (value instanceof Base64Bytes bytes) {
            body.bytes(field.name(), bytes);
        } else if (value instanceof Map<?, ?> texts) {
            body.beginObject(field.name());
            texts.forEach((name, text) -> body.text((String) name, (String) text));
            body.endObject();
        } else if (value instanceof Optional<?> text) {
            body.text(field.name(), text.map(Object::toString).orElse(""));
        } else {
            body.text(field.name(), value.toString());
        }
    }

    private static Field field(RecordComponent component, Function<RecordComponent, String> names) {
        boolean list = component.getType() == List.class;
        Class<?> type = list
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        Kind kind = kind(type);
        component.getAccessor().setAccessible(true);
        return new Field(
                names.apply(component),
                kind,
                type,
                list,
                type.isRecord() && kind == Kind.OBJECT ? of(type.asSubclass(Record.class), names) : null,
                List.of(component.getAccessor()));
    }

    private static Kind kind(Class<?> type) {
        if (type == String.class || type == Optional.class || type == Instant.class || type.isEnum()) {
            return Kind.TEXT;
        }
        if (NUMBERS.contains(type)) {
            return Kind.NUMBER;
        }
        if (type == Base64Bytes.class) {
            return Kind.BYTES;
        }
        return TRUTH_VALUES.contains(type) ? Kind.BOOLEAN : Kind.OBJECT;
    }
}
