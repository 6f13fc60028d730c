package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags of a resource: {@code [{"TagKey":"…","TagValue":"…"}]}. */
public record Tags(Map<String, String> values) {
    /** How many one resource can have. */
    public static final int MOST = 20;

    /** No tags. */
    public static final Tags NONE = new Tags(Map.of());

    private static final String KEY = "(?!aliyun|acs:)[\\p{L}\\p{N}/\\\\_.+=:@-]{1,128}";
    private static final String VALUE = "[\\p{L}\\p{N}/\\\\_.+=:@-]{0,128}";

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException if it is no array of tags, holds a tag that there cannot be, one twice, or too
     *     many
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
            if (!key.matches(KEY) || !value.matches(VALUE) || values.put(key, value) != null) {
                throw new IllegalArgumentException("there is no such tag");
            }
        }
        if (values.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST);
        }
        return new Tags(Collections.unmodifiableMap(values));
    }
}
