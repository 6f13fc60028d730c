package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.operation.DocumentedAsRequired;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.MapPrefix;
import io.github.kmsfake.internal.operation.Repeated;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request record as the table of parameters that it is: reads the record from a form or message, or refuses. All parameters are
 * looked at for absence before any is looked at for its value, as the service does.
 *
 * <p>A component whose type is itself a record of parameters, such as {@code Paging}, stands for its components.
 *
 * @param <Q> the request
 */
public final class RecordReader<Q extends Record> {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            Integer.class, RecordReader::readInteger,
            Long.class, RecordReader::readLong,
            Boolean.class, RecordReader::readBoolean,
            Instant.class, Timestamps::parse);

    /**
     * One parameter.
     *
     * @param required whether the service's description says so
     * @param clearable whether an empty value is a value
     */
    public record Parameter(String name, Class<?> type, boolean required, boolean clearable) {}

    private sealed interface Component {
        /** Refuses what is missing. */
        void requirePresent(FieldSource sent);

        /** The value, or null if it was not sent. */
        @Nullable
        Object read(FieldSource sent);

        /** Whether a parameter of that name is part of it. */
        boolean knows(String name);

        /** The whole names that are part of it, with the places and keys of one that was sent. */
        List<String> names(String like);
    }

    private final Constructor<Q> constructor;
    private final List<Component> components;

    private RecordReader(Constructor<Q> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components = components;
    }

    /** The shape of a request type. */
    public static <Q extends Record> RecordReader<Q> of(Class<Q> type) {
        List<Class<?>> types = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            components.add(component(component));
        }
        try {
            Constructor<Q> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return new RecordReader<>(constructor, List.copyOf(components));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** The parameters, in the order in which they are read. */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (Component component : components) {
            if (component instanceof Group group) {
                parameters.addAll(group.shape().parameters());
            } else if (component instanceof Single single) {
                parameters.add(single.parameter());
            } else if (component instanceof Series series) {
                parameters.add(series.parameter());
            } else if (component instanceof Entries entries) {
                parameters.add(entries.parameter());
            }
        }
        return parameters;
    }

    /** Whether it has a parameter of that name; those of lists and maps go on after a dot. */
    public boolean knows(String name) {
        for (Component component : components) {
            if (component.knows(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * All names that it takes, whole: those of lists and maps with the places and keys that a name has that was sent, or
     * with the first place.
     */
    public List<String> names(String like) {
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            names.addAll(component.names(like));
        }
        return names;
    }

    /** What follows in a name after so many of its segments; empty if nothing does. */
    private static String after(int segments, String name) {
        String rest = name;
        for (int i = 0; i < segments; i++) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return "";
            }
            rest = rest.substring(dot + 1);
        }
        return rest;
    }

    /** Of how many segments a name or a prefix consists. */
    private static int segments(String name) {
        return name.split("\\.").length;
    }

    /** Reads a request, or refuses it. */
    public Q read(FieldSource sent) {
        requirePresent(sent);
        return readValues(sent);
    }

    private void requirePresent(FieldSource sent) {
        for (Component component : components) {
            component.requirePresent(sent);
        }
    }

    private Q readValues(FieldSource sent) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).read(sent);
        }
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a request record only holds its values", e);
        }
    }

    private static Component component(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.isAnnotationPresent(Repeated.class)) {
            return series(component);
        }
        if (component.isAnnotationPresent(MapPrefix.class)) {
            return new Entries(
                    parameter(component),
                    component.getAnnotation(MapPrefix.class).value());
        }
        @Nullable Function<String, Object> reader = READERS.get(type);
        if (reader == null) {
            reader = parseMethod(type);
        }
        if (reader == null && type.isEnum()) {
            reader = text -> constant(type, text);
        }
        if (reader == null) {
            return new Group(of(type.asSubclass(Record.class)));
        }
        return new Single(parameter(component), isRequired(component), reader, Constraints.of(component));
    }

    private static Parameter parameter(RecordComponent component) {
        return new Parameter(
                WireNames.of(component),
                component.getType(),
                isRequired(component) || component.isAnnotationPresent(DocumentedAsRequired.class),
                component.isAnnotationPresent(EmptyAllowed.class));
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Component series(RecordComponent component) {
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return new Series(
                parameter(component),
                component.getAnnotation(Repeated.class).max(),
                element == String.class ? null : of(element.asSubclass(Record.class)));
    }

    /** A value type reads itself: {@code static T parse(String)}, which throws for what it is not. */
    private static @Nullable Function<String, Object> parseMethod(Class<?> type) {
        try {
            MethodHandle parse = MethodHandles.publicLookup()
                    .findStatic(type, "parse", MethodType.methodType(type, String.class))
                    .asType(MethodType.methodType(Object.class, String.class));
            return text -> {
                try {
                    return (Object) parse.invokeExact(text);
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException("a value type throws nothing checked", e);
                }
            };
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    /** An enum's constants are spelt by their {@code toString}. */
    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("none of the constants");
    }

    /** Decimal digits, perhaps negative: the platform also takes a plus and the digits of other scripts. */
    private static Integer readInteger(String text) {
        requireDigits(text);
        return Integer.valueOf(text);
    }

    private static Long readLong(String text) {
        requireDigits(text);
        return Long.valueOf(text);
    }

    private static void requireDigits(String text) {
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new IllegalArgumentException("not a number");
            }
        }
    }

    /** The vendor's Python clients send booleans as Python spells them. */
    private static Boolean readBoolean(String text) {
        return switch (text) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    private record Single(
            Parameter parameter, boolean required, Function<String, Object> reader, Predicate<Object> constraints)
            implements Component {
        @Override
        public void requirePresent(FieldSource sent) {
            if (required && isAbsent(sent.value(parameter.name()))) {
                throw ErrorCode.MISSING_PARAMETER.with(parameter.name());
            }
        }

        @Override
        public @Nullable Object read(FieldSource sent) {
            @Nullable Object raw = sent.value(parameter.name());
            if (raw == null || isAbsent(raw)) {
                return null;
            }
            Object value;
            try {
                value = raw instanceof String text ? reader.apply(text) : raw;
            } catch (IllegalArgumentException e) {
                throw ErrorCode.INVALID_PARAMETER.with(parameter.name());
            }
            if (!constraints.test(value)) {
                throw ErrorCode.INVALID_PARAMETER.with(parameter.name());
            }
            return value;
        }

        @Override
        public boolean knows(String name) {
            return name.equals(parameter.name());
        }

        @Override
        public List<String> names(String like) {
            return List.of(parameter.name());
        }

        private boolean isAbsent(@Nullable Object raw) {
            return raw == null || (raw.equals("") && !parameter.clearable());
        }
    }

    /** {@code Name.1}, {@code Name.2}: texts, or records whose components follow after another dot. */
    private record Series(
            Parameter parameter, int max, @Nullable RecordReader<?> shape) implements Component {
        private static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,8}");

        @Override
        public void requirePresent(FieldSource sent) {
            if (parameter.required() && elements(sent).isEmpty()) {
                throw ErrorCode.MISSING_PARAMETER.with(parameter.name());
            }
        }

        @Override
        public @Nullable Object read(FieldSource sent) {
            FormSource elements = elements(sent);
            if (elements.isEmpty()) {
                return null;
            }
            SortedSet<Integer> places = new TreeSet<>();
            for (String name : elements.values().keySet()) {
                String place = name.split("\\.", 2)[0];
                if (!PLACE.matcher(place).matches()) {
                    throw ErrorCode.INVALID_PARAMETER.with(parameter.name());
                }
                places.add(Integer.valueOf(place));
            }
            if (places.size() > max) {
                throw ErrorCode.INVALID_PARAMETER.with(parameter.name());
            }
            List<Object> values = new ArrayList<>();
            places.forEach(place -> values.add(element(elements, place.toString())));
            return List.copyOf(values);
        }

        @Override
        public boolean knows(String name) {
            String prefix = parameter.name() + ".";
            if (!name.startsWith(prefix)) {
                return false;
            }
            String[] parts = name.substring(prefix.length()).split("\\.", 2);
            return PLACE.matcher(parts[0]).matches()
                    && (shape == null ? parts.length == 1 : parts.length > 1 && shape.knows(parts[1]));
        }

        @Override
        public List<String> names(String like) {
            String rest = after(segments(parameter.name()), like);
            String sent = rest.split("\\.", 2)[0];
            boolean placed = PLACE.matcher(sent).matches();
            String name = parameter.name() + "." + (placed ? sent : "1");
            return shape == null
                    ? List.of(name)
                    : shape.names(placed ? after(1, rest) : rest).stream()
                            .map(inner -> name + "." + inner)
                            .toList();
        }

        private Object element(FormSource elements, String place) {
            if (shape != null) {
                return shape.read(elements.under(place + "."));
            }
            String value = elements.getOrEmpty(place);
            if (value.isEmpty()) {
                throw ErrorCode.INVALID_PARAMETER.with(parameter.name() + "." + place);
            }
            return value;
        }

        private FormSource elements(FieldSource sent) {
            return sent.under(parameter.name() + ".");
        }
    }

    /** A map whose entries are parameters of their own. */
    private record Entries(Parameter parameter, String prefix) implements Component {
        @Override
        public void requirePresent(FieldSource sent) {
            // such maps are never required
        }

        @Override
        public @Nullable Object read(FieldSource sent) {
            FormSource entries = sent.under(prefix);
            return entries.isEmpty() ? null : entries.values();
        }

        @Override
        public boolean knows(String name) {
            return name.startsWith(prefix);
        }

        @Override
        public List<String> names(String like) {
            String key = after(segments(prefix), like);
            return key.isEmpty() ? List.of() : List.of(prefix + key);
        }
    }

    private record Group(RecordReader<?> shape) implements Component {
        @Override
        public void requirePresent(FieldSource sent) {
            shape.requirePresent(sent);
        }

        @Override
        public Object read(FieldSource sent) {
            return shape.readValues(sent);
        }

        @Override
        public boolean knows(String name) {
            return shape.knows(name);
        }

        @Override
        public List<String> names(String like) {
            return shape.names(like);
        }
    }
}
