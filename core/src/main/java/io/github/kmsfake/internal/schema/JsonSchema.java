package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What documents of a type can hold, as a JSON Schema says it: one definition for each kind of record in them. */
public final class JsonSchema {
    private final Map<String, Object> definitions = new TreeMap<>();

    private JsonSchema() {}

    /** The schema of whole documents, as {@code JsonText} writes it. */
    public static Map<String, Object> of(Class<? extends Record> document, String title) {
        JsonSchema collected = new JsonSchema();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(collected.object(RecordSchema.of(document)));
        schema.put("$defs", collected.definitions);
        return schema;
    }

    private Map<String, Object> object(RecordSchema<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        describe(record, properties, required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private void describe(RecordSchema<?> record, Map<String, Object> properties, List<String> required) {
        for (Field field : record.fields()) {
            if (field.nested() != null && field.unwrapped()) {
                describe(field.nested(), properties, required);
                continue;
            }
            if (field.required()) {
                required.add(field.name());
            }
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put(
                    "description",
                    field.component().getAnnotation(Description.class).value());
            schema.putAll(new TreeMap<>(field.list() ? Map.of("type", "array", "items", value(field)) : value(field)));
            Constraints.describe(field.component(), schema);
            properties.put(field.name(), schema);
        }
    }

    private Map<String, Object> value(Field field) {
        return field.nested() != null
                ? reference(field.nested())
                : Objects.requireNonNull(field.codec(), "documents hold no maps")
                        .schema();
    }

    private Map<String, Object> reference(RecordSchema<?> record) {
        String name = record.type().getSimpleName().replace("Entry", "");
        String kind = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        if (!definitions.containsKey(kind)) {
            definitions.put(kind, object(record));
        }
        return Map.of("$ref", "#/$defs/" + kind);
    }
}
