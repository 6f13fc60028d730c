package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.json.JsonText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tags of a resource: {@code [{"TagKey":"…","TagValue":"…"}]}. */
public record Tags(Map<String, String> values) {
    /** How many one resource can have. */
    public static final int MOST = 20;

    public static final Tags NONE = new Tags(Map.of());

    public static final String KEY = "(?!aliyun|acs:)[A-Za-z0-9/\\\\_.+=:@-]{1,128}";
    public static final String VALUE = "[A-Za-z0-9/\\\\_.+=:@-]{0,128}";

    public static boolean isKey(String text) {
        return text.matches(KEY);
    }

    public static boolean isValue(String text) {
        return text.matches(VALUE);
    }

    /** These tags and others, which replace those of the same key. */
    public Tags with(Tags others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        if (all.size() > MOST) {
            throw ErrorCode.LIMIT_EXCEEDED.because("a resource has at most " + MOST + " tags, these are " + all.size());
        }
        return new Tags(Collections.unmodifiableMap(all));
    }

    /** These tags without some, as far as they are among them. */
    public Tags without(Collection<String> keys) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return new Tags(Collections.unmodifiableMap(rest));
    }

    /** Whether all of these are among them; a key without a value stands for any value. */
    public boolean have(Map<String, Optional<String>> wanted) {
        return wanted.entrySet().stream()
                .allMatch(tag -> values.containsKey(tag.getKey())
                        && tag.getValue().map(values.get(tag.getKey())::equals).orElse(true));
    }

    /** Whether they pass filters; key and value that are both asked for belong to one tag. */
    public boolean pass(Filters filters) {
        return filters.lackAll("TagKey", "TagValue")
                || values.entrySet().stream()
                        .anyMatch(tag ->
                                filters.pass("TagKey", tag.getKey()) && filters.pass("TagValue", tag.getValue()));
    }

    /**
     * Reads {@code text}, or throws IllegalArgumentException if it is no array of tags, holds a tag that there cannot be, one twice, or too many.
     */
    public static Tags parse(String text) {
        List<?> entries = JsonText.parseArray(text);
        Map<String, String> values = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> tag) || !tag.keySet().equals(Set.of("TagKey", "TagValue"))) {
                throw new IllegalArgumentException("a tag has a TagKey and a TagValue");
            }
            String key = JsonText.string(tag.get("TagKey"));
            String value = JsonText.string(tag.get("TagValue"));
            if (!isKey(key) || !isValue(value) || values.put(key, value) != null) {
                throw new IllegalArgumentException("there is no such tag");
            }
        }
        if (values.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST);
        }
        return new Tags(Collections.unmodifiableMap(values));
    }
}
