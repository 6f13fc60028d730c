package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.MapPrefix;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.WireName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A record as the table of fields that it is, worked out once: whatever reads it, writes it or tells of it goes by this. A component
 * is required unless it is {@code @Nullable}, and its marks say what a value may be.
 *
 * @param <R> the record
 */
public final class RecordSchema<R extends Record> {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

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
        /** Strings by name. */
        MAP,
        /** An object, with fields of its own. */
        OBJECT
    }

    /**
     * One field.
     *
     * @param name what it is called where names are written as in Java
     * @param wireName what the service calls it
     * @param prefix what the names of a list's elements or a map's entries begin with, where each is a parameter of its own
     * @param type the type of the value, or of each if it is a list
     * @param emptyAllowed whether an empty string is a value
     * @param unwrapped whether its own fields stand beside those of the record that holds it
     * @param codec how the value is written, unless it is an object or a map
     * @param nested the fields of an object
     * @param constraint whether a value is what the marks say
     */
    public record Field(
            RecordComponent component,
            String name,
            String wireName,
            String prefix,
            Class<?> type,
            Kind kind,
            boolean list,
            boolean required,
            boolean emptyAllowed,
            boolean unwrapped,
            @Nullable ValueCodec codec,
            @Nullable RecordSchema<?> nested,
            Predicate<Object> constraint) {

        static Field of(RecordComponent component, Function<RecordComponent, String> names) {
            component.getAccessor().setAccessible(true);
            boolean list = component.getType() == List.class;
            Class<?> type = list
                    ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getType();
            @Nullable ValueCodec codec = ValueCodec.of(type);
            boolean object = codec == null && type.isRecord();
            String wireName = names.apply(component);
            @Nullable MapPrefix prefix = component.getAnnotation(MapPrefix.class);
            return new Field(
                    component,
                    component.getName(),
                    wireName,
                    prefix == null ? wireName + "." : prefix.value(),
                    type,
                    object ? Kind.OBJECT : kind(type),
                    list,
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(EmptyAllowed.class),
                    component.isAnnotationPresent(Unwrapped.class),
                    codec,
                    object ? RecordSchema.of(type.asSubclass(Record.class), names) : null,
                    Constraints.of(component));
        }

        private static Kind kind(Class<?> type) {
            if (type == Map.class) {
                return Kind.MAP;
            }
            if (type == Base64Bytes.class) {
                return Kind.BYTES;
            }
            return NUMBERS.contains(type)
                    ? Kind.NUMBER
                    : type == Boolean.class || type == boolean.class ? Kind.BOOLEAN : Kind.TEXT;
        }

        @Nullable
        Object get(Record holder) {
            try {
                return component.getAccessor().invoke(holder);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record shows its components", e);
            }
        }
    }

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Field> fields;

    private RecordSchema(Class<R> type, Constructor<R> constructor, List<Field> fields) {
        this.type = type;
        this.constructor = constructor;
        this.fields = fields;
    }

    /** The table of a record's fields. */
    public static <R extends Record> RecordSchema<R> of(Class<R> type) {
        return of(type, RecordSchema::wireName);
    }

    /** The component's name with a capital, unless its mark says otherwise. */
    private static String wireName(RecordComponent component) {
        @Nullable WireName named = component.getAnnotation(WireName.class);
        String name = component.getName();
        return named != null ? named.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static <R extends Record> RecordSchema<R> of(Class<R> type, Function<RecordComponent, String> names) {
        List<Class<?>> types = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            fields.add(Field.of(component, names));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return new RecordSchema<>(type, constructor, List.copyOf(fields));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** The fields, in the order of the components. */
    public List<Field> fields() {
        return fields;
    }

    Class<R> type() {
        return type;
    }

    /** A record with these values. */
    R make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record of fields only holds its values", e);
        }
    }
}
