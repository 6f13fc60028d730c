package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code Filters} parameter of the list operations: {@code [{"Key":"…","Values":["…"]}]}. Different keys narrow
 * the result, values of the same key widen it.
 */
public record Filters(Map<String, List<String>> valuesByKey) {

    /** How many filters one call can send, and how many values one filter can hold. */
    public static final int MOST = 10;

    /** Reads {@code text}, or throws IllegalArgumentException if it has another shape or exceeds the limits. */
    public static Filters parse(String text) {
        List<?> entries = atMost(JsonText.parseArray(text));
        Map<String, List<String>> valuesByKey = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> filter)
                    || !filter.keySet().equals(Set.of("Key", "Values"))
                    || !(filter.get("Values") instanceof List<?> values)) {
                throw new IllegalArgumentException("a filter has a Key and Values");
            }
            valuesByKey
                    .computeIfAbsent(JsonText.string(filter.get("Key")), key -> new ArrayList<>())
                    .addAll(JsonText.strings(atMost(values)));
        }
        valuesByKey.replaceAll((key, values) -> List.copyOf(values));
        return new Filters(Collections.unmodifiableMap(valuesByKey));
    }

    /** The values of a key; none if it is not filtered by. */
    public List<String> of(String key) {
        return valuesByKey.getOrDefault(key, List.of());
    }

    /** Whether something whose {@code key} has this {@code value} passes. */
    public boolean pass(String key, String value) {
        List<String> values = valuesByKey.get(key);
        return values == null || values.contains(value);
    }

    /** Whether none of these keys is filtered by. */
    public boolean lackAll(String... keys) {
        for (String key : keys) {
            if (valuesByKey.containsKey(key)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something that has several {@code values} of a key passes with one of them. */
    public boolean passAny(String key, Collection<String> values) {
        return !valuesByKey.containsKey(key) || values.stream().anyMatch(value -> pass(key, value));
    }

    private static List<?> atMost(List<?> list) {
        if (list.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST);
        }
        return list;
    }
}
