package io.github.kmsfake.parity.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The fields of an answer, in their order: path and JSON type. Of an array its first element stands for all. */
public final class FieldTypes {
    private FieldTypes() {}

    /** The fields of an answer. */
    public static Map<String, String> of(JsonNode body) {
        Map<String, String> types = new LinkedHashMap<>();
        add(types, "", body);
        return types;
    }

    private static void add(Map<String, String> types, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            add(types, path.isEmpty() ? field.getKey() : path + "/" + field.getKey(), field.getValue()));
        } else {
            types.put(path, node.getNodeType().name().toLowerCase(Locale.ROOT));
            if (node.isArray() && !node.isEmpty()) {
                add(types, path + "/0", node.get(0));
            }
        }
    }
}
