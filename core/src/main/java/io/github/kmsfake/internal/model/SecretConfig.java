package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code ExtendedConfig} of a managed secret: where its value is used, and pairs of the client's own. */
public record SecretConfig(Map<String, Object> fields) {
    /** What there is to say of a secret that is not managed. */
    public static final SecretConfig NONE = new SecretConfig(Map.of());

    private static final int LONGEST = 1024;
    private static final int MOST_PAIRS = 10;
    private static final String CUSTOM_DATA = "CustomData";

    /**
     * Reads {@code text}, or throws IllegalArgumentException if it is no object, too long, or its custom data are no pairs.
     */
    public static SecretConfig parse(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        JsonText.parseObject(requireShort(text)).forEach((name, value) -> fields.put((String) name, value));
        fields.putIfAbsent(CUSTOM_DATA, Map.of());
        requirePairs(fields.get(CUSTOM_DATA));
        return new SecretConfig(Collections.unmodifiableMap(fields));
    }

    /** A text field, empty if there is none. */
    public String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /** This configuration with other custom data, or the refusal if it becomes too long. */
    public SecretConfig with(Pairs customData) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(CUSTOM_DATA, customData.values());
        int length = JsonText.write(changed).length();
        if (length > LONGEST) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "ExtendedConfig would have " + length + " characters, at most " + LONGEST + " are possible",
                    "ExtendedConfig." + CUSTOM_DATA);
        }
        return new SecretConfig(Collections.unmodifiableMap(changed));
    }

    /** A change of it: its custom data are all that can be changed. */
    public record Change(Pairs customData) {
        /**
         * Reads {@code text}, or throws IllegalArgumentException if it is no object with custom data and nothing else, or too long.
         */
        public static Change parse(String text) {
            Map<?, ?> sent = JsonText.parseObject(requireShort(text));
            if (!sent.keySet().equals(Set.of(CUSTOM_DATA))) {
                throw new IllegalArgumentException("not custom data alone");
            }
            return new Change(Pairs.of(sent.get(CUSTOM_DATA)));
        }
    }

    public String json() {
        return JsonText.write(fields);
    }

    public record Pairs(Map<String, Object> values) {
        /** These pairs, unless they are too many. */
        public static Optional<Pairs> of(Map<String, String> pairs) {
            return pairs.size() > MOST_PAIRS
                    ? Optional.empty()
                    : Optional.of(new Pairs(Collections.unmodifiableMap(new LinkedHashMap<>(pairs))));
        }

        /** Reads {@code text}, or throws IllegalArgumentException if it is no object, or too large. */
        public static Pairs parse(String text) {
            return of(JsonText.parse(text));
        }

        private static Pairs of(@Nullable Object parsed) {
            Map<String, Object> values = new LinkedHashMap<>();
            requirePairs(parsed).forEach((name, value) -> values.put((String) name, value));
            return new Pairs(Collections.unmodifiableMap(values));
        }
    }

    private static String requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST);
        }
        return text;
    }

    private static Map<?, ?> requirePairs(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> pairs) || pairs.size() > MOST_PAIRS) {
            throw new IllegalArgumentException("not custom data");
        }
        return pairs;
    }
}
