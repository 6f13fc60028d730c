package io.github.kmsfake.internal.testing;

import io.github.kmsfake.internal.schema.FieldSource;
import io.github.kmsfake.internal.schema.RecordSchema;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings by name, as Java, an annotation or JSON has them; strings are not read as anything but times. */
public abstract class SettingsSource implements FieldSource {
    private final Map<String, ?> settings;

    protected SettingsSource(Map<String, ?> settings) {
        this.settings = settings;
    }

    /** What is said of a name that is none of those that are known. */
    protected abstract String unknown(String name, SortedSet<String> known);

    /** What is said of a value that the setting does not take. */
    protected abstract String wrong(Field field, @Nullable Object value);

    @Override
    public void requireKnown(RecordSchema<?> schema) {
        SortedSet<String> known = new TreeSet<>();
        schema.fields().forEach(field -> known.add(field.name()));
        for (String name : settings.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(unknown(name, known));
            }
        }
    }

    @Override
    public boolean has(Field field) {
        return settings.containsKey(field.name());
    }

    @Override
    public @Nullable Object read(Field field) {
        return has(field) ? value(field, settings.get(field.name())) : null;
    }

    @Override
    public RuntimeException invalid(Field field, String reason) {
        return new IllegalArgumentException(wrong(field, settings.get(field.name())));
    }

    private static Object value(Field field, @Nullable Object given) {
        Class<?> type = field.type();
        if (type == Duration.class && given instanceof String text) {
            return time(Duration::parse, text);
        }
        if (type == Instant.class && given instanceof String text) {
            return time(Instant::parse, text);
        }
        if (type == Double.class && given instanceof Number number) {
            return number.doubleValue();
        }
        if (type == Long.class && given instanceof Integer number) {
            return number.longValue();
        }
        if (type.isEnum() && given instanceof String text) {
            return constant(type, text);
        }
        if (type.isInstance(given) && (field.emptyAllowed() || !"".equals(given))) {
            return type.cast(given);
        }
        throw new IllegalArgumentException("is of another type");
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("is none of the constants");
    }

    private static <T> T time(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no time", e);
        }
    }
}
