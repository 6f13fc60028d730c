package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.schema.Constraints;
import io.github.kmsfake.internal.statefile.Node.Fields;
import io.github.kmsfake.internal.statefile.Node.Scalar;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kind of entry: its record is the table of its fields, and reading, writing and the JSON Schema are made from it. As
 * in requests, a component is required unless it is {@code @Nullable}, and the same marks say what a value may be.
 *
 * @param <E> the record
 */
final class EntrySchema<E extends Record> {
    /** A field, or an entry whose fields count as this one's. */
    private record Part(
            RecordComponent component, boolean required, boolean inlined, Codec codec, Predicate<Object> rule) {
        String name() {
            return component.getName();
        }
    }

    private final Class<E> type;
    private final Constructor<E> constructor;
    private final List<Part> parts = new ArrayList<>();

    private EntrySchema(Class<E> type) {
        this.type = type;
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            types.add(component.getType());
            parts.add(new Part(
                    component,
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(Unwrapped.class),
                    codec(component),
                    Constraints.of(component)));
        }
        try {
            this.constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** The shape of a kind of entry. */
    static <E extends Record> EntrySchema<E> of(Class<E> type) {
        return new EntrySchema<>(type);
    }

    private static Codec codec(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element == String.class
                    ? new Codecs.TextList()
                    : new Codecs.EntryList(of(element.asSubclass(Record.class)));
        }
        @Nullable Codec codec = Codecs.of(type);
        return codec != null ? codec : new Codecs.Entry(of(type.asSubclass(Record.class)));
    }

    /** The name of the kind, in the schema. */
    String name() {
        String name = type.getSimpleName().replace("Entry", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The entry that a node stands for. */
    E read(Node node, SourceLocations spots) {
        Fields fields = Codecs.fields(node);
        Set<String> known = names();
        fields.nodes().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.spot().wrong("there is no such field; there are " + String.join(", ", known));
            }
        });
        return readKnown(fields, spots);
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part.inlined() && part.codec() instanceof Codecs.Entry entry) {
                names.addAll(entry.shape().names());
            } else {
                names.add(part.name());
            }
        }
        return names;
    }

    private E readKnown(Fields fields, SourceLocations spots) {
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            values[i] = part.inlined() && part.codec() instanceof Codecs.Entry entry
                    ? entry.shape().readKnown(fields, spots)
                    : read(part, fields, spots);
        }
        try {
            E entry = constructor.newInstance(values);
            spots.note(entry, fields);
            return entry;
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an entry only holds its values", e);
        }
    }

    private static @Nullable Object read(Part part, Fields fields, SourceLocations spots) {
        @Nullable Node node = fields.nodes().get(part.name());
        if (node == null || (node instanceof Scalar scalar && scalar.isNull())) {
            if (part.required()) {
                throw fields.spot().field(part.name(), fields.spot().line()).wrong("is missing");
            }
            return null;
        }
        Object value = value(part, node, spots);
        if (!part.rule().test(value)) {
            throw node.spot().wrong(broken(part.component(), value));
        }
        return value;
    }

    /** Readers of values know what is wrong with them, but not where they stand. */
    private static Object value(Part part, Node node, SourceLocations spots) {
        try {
            return part.codec().read(node, spots);
        } catch (DocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.spot().wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Which rule a value breaks; only what is no secret is repeated. */
    private static String broken(RecordComponent component, Object value) {
        for (Annotation mark : component.getAnnotations()) {
            if (mark instanceof OneOf oneOf) {
                return Codecs.shortened(value.toString()) + " is none of " + String.join(", ", oneOf.value());
            }
            if (mark instanceof Matches matches) {
                return Codecs.shortened(value.toString()) + " does not match " + matches.value();
            }
            if (mark instanceof Range range) {
                return value + " is not between " + range.min() + " and " + range.max();
            }
            if (mark instanceof Length length) {
                return "must have " + length.min() + " to " + length.max() + " characters";
            }
            if (mark instanceof EachMatches each) {
                return "every entry must match " + each.value() + counted(component);
            }
        }
        return "is not possible" + counted(component);
    }

    private static String counted(RecordComponent component) {
        @Nullable Count count = component.getAnnotation(Count.class);
        return count == null
                ? ""
                : ", and there are " + count.min() + " to "
                        + (count.max() == Integer.MAX_VALUE ? "any number" : String.valueOf(count.max())) + " of them";
    }

    /** An entry as {@code JsonText} writes it; what it does not say is left out. */
    Map<String, Object> write(Record entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Part part : parts) {
            @Nullable Object value = get(part, entry);
            if (value != null && part.inlined() && part.codec() instanceof Codecs.Entry inner) {
                fields.putAll(inner.shape().write((Record) value));
            } else if (value != null) {
                fields.put(part.name(), part.codec().write(value));
            }
        }
        return fields;
    }

    private static @Nullable Object get(Part part, Record entry) {
        try {
            return part.component().getAccessor().invoke(entry);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an entry only holds its values", e);
        }
    }

    /** What an entry can be, as a JSON Schema says it. */
    Map<String, Object> schema(SchemaWriter definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        describe(properties, required, definitions);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private void describe(Map<String, Object> properties, List<String> required, SchemaWriter definitions) {
        for (Part part : parts) {
            if (part.inlined() && part.codec() instanceof Codecs.Entry entry) {
                entry.shape().describe(properties, required, definitions);
                continue;
            }
            if (part.required()) {
                required.add(part.name());
            }
            properties.put(part.name(), describe(part, definitions));
        }
    }

    private static Map<String, Object> describe(Part part, SchemaWriter definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "description", part.component().getAnnotation(Description.class).value());
        schema.putAll(new TreeMap<>(part.codec().schema(definitions)));
        for (Annotation mark : part.component().getAnnotations()) {
            if (mark instanceof OneOf oneOf) {
                schema.remove("type");
                schema.put("enum", List.of(oneOf.value()));
            } else if (mark instanceof Matches matches) {
                schema.put("pattern", "^(?:" + matches.value() + ")$");
            } else if (mark instanceof Range range) {
                schema.put("minimum", range.min());
                schema.put("maximum", range.max());
            } else if (mark instanceof Length length) {
                schema.put("minLength", length.min());
                if (length.max() != Integer.MAX_VALUE) {
                    schema.put("maxLength", length.max());
                }
            }
        }
        return schema;
    }
}
