package io.github.kmsfake.internal.statefile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects the definitions of a JSON Schema: one for each kind of entry. */
final class SchemaWriter {
    private final Map<String, Object> definitions = new TreeMap<>();

    /** A reference to the definition of a kind of entry, which is made if it is not there yet. */
    Map<String, Object> reference(EntrySchema<?> shape) {
        if (!definitions.containsKey(shape.name())) {
            definitions.put(shape.name(), Map.of());
            definitions.put(shape.name(), shape.schema(this));
        }
        return Map.of("$ref", "#/$defs/" + shape.name());
    }

    /** The schema of a whole document. */
    Map<String, Object> schema(EntrySchema<?> document, String title) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.putAll(document.schema(this));
        schema.put("$defs", definitions);
        return schema;
    }
}
