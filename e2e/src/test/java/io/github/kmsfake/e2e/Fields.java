package io.github.kmsfake.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of an answer by their names in the API; what an SDK shows as null is not among them. */
final class Fields {
    private Fields() {}

    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }

    static Map<String, Object> of(Map<?, ?> shown) {
        Map<String, Object> fields = new TreeMap<>();
        shown.forEach((name, value) -> {
            if (value != null) {
                fields.put((String) name, present(value));
            }
        });
        return fields;
    }

    private static Object present(Object value) {
        if (value instanceof Map<?, ?> object) {
            return of(object);
        }
        return value instanceof List<?> list
                ? list.stream().map(Fields::present).toList()
                : value;
    }
}
