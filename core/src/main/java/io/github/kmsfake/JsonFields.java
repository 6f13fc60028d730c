package io.github.kmsfake;

import io.github.kmsfake.internal.schema.FieldSource;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record that a control endpoint shows. What is there besides is not looked at, since a newer fake may show
 * more.
 */
record JsonFields(Map<?, ?> object) implements FieldSource {
    /**
     * The record that a JSON value is.
     *
     * @throws IllegalArgumentException if it is none
     */
    static <R extends Record> R read(Class<R> type, @Nullable Object json) {
        return RecordReader.of(type).read(new JsonFields(value(Map.class, json)));
    }

    @Override
    public boolean isFlat() {
        return false;
    }

    @Override
    public boolean has(Field field) {
        return find(field) != null;
    }

    @Override
    public @Nullable Object read(Field field) {
        @Nullable Object json = find(field);
        if (json == null && field.type() == Optional.class) {
            return Optional.empty();
        }
        if (!field.list()) {
            return value(field, json);
        }
        List<Object> values = new ArrayList<>();
        for (Object element : value(Iterable.class, json)) {
            values.add(value(field, element));
        }
        return List.copyOf(values);
    }

    @Override
    public RuntimeException missing(Field field) {
        return invalid(field, "is missing");
    }

    @Override
    public RuntimeException invalid(Field field, String reason) {
        return new IllegalArgumentException(field.name() + " " + reason);
    }

    /** Some endpoints capitalize names. */
    private @Nullable Object find(Field field) {
        return object.containsKey(field.name()) ? object.get(field.name()) : object.get(field.wireName());
    }

    private static Object value(Field field, @Nullable Object json) {
        if (field.nested() != null) {
            return read(field.type().asSubclass(Record.class), json);
        }
        return switch (field.kind()) {
            case NUMBER -> value(Number.class, json).intValue();
            case BOOLEAN -> value(Boolean.class, json);
            case MAP -> texts(value(Map.class, json));
            default -> text(field.type(), value(String.class, json));
        };
    }

    private static Object text(Class<?> type, String text) {
        try {
            return type == Instant.class
                    ? Instant.parse(text)
                    : type == Optional.class ? Optional.of(text).filter(some -> !some.isEmpty()) : text;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no time", e);
        }
    }

    private static Map<String, String> texts(Map<?, ?> object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach((name, text) -> texts.put((String) name, value(String.class, text)));
        return texts;
    }

    private static <T> T value(Class<T> type, @Nullable Object json) {
        if (type.isInstance(json)) {
            return type.cast(json);
        }
        throw new IllegalArgumentException("is not of the type " + type.getSimpleName());
    }
}
