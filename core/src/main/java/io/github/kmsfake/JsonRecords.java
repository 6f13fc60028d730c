package io.github.kmsfake;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records that control endpoints show: fields have the names of the components, capitalized or not. */
final class JsonRecords {
    private JsonRecords() {}

    /**
     * The record that a JSON value is; of what it has more than the record's components nothing is read, since a newer fake
     * may show more.
     *
     * @throws IllegalArgumentException if it is none
     */
    static <R extends Record> R read(Class<R> type, @Nullable Object json) {
        Map<?, ?> object = object(json);
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(component.getGenericType(), field(object, component.getName())));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("a record only holds its values", e);
        }
    }

    private static @Nullable Object field(Map<?, ?> object, String name) {
        @Nullable Object value = object.get(name);
        return value != null ? value : object.get(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static Object value(Type type, @Nullable Object json) {
        if (type instanceof ParameterizedType generic) {
            return value(generic, json);
        }
        if (type == Instant.class) {
            return instant(value(String.class, json));
        }
        if (type == int.class) {
            return value(Number.class, json).intValue();
        }
        if (type == boolean.class) {
            return value(Boolean.class, json);
        }
        Class<?> simple = (Class<?>) type;
        return simple.isRecord() ? read(simple.asSubclass(Record.class), json) : value(simple, json);
    }

    private static Object value(ParameterizedType type, @Nullable Object json) {
        Type element = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(String.class, json)).filter(text -> !text.isEmpty());
        }
        if (type.getRawType() == List.class) {
            List<Object> values = new ArrayList<>();
            for (Object each : value(Iterable.class, json)) {
                values.add(value(element, each));
            }
            return List.copyOf(values);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        object(json).forEach((name, text) -> texts.put((String) name, value(String.class, text)));
        return texts;
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return value(Map.class, json);
    }

    private static <T> T value(Class<T> type, @Nullable Object json) {
        if (type.isInstance(json)) {
            return type.cast(json);
        }
        throw new IllegalArgumentException("not of the type " + type.getSimpleName());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }
}
