package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.Arrays;
import java.util.List;

/** Keys of tags to be removed: a JSON array, or separated by commas. */
public record TagKeys(List<String> keys) {
    private static final int LONGEST = 128;

    /** Reads {@code text}, or throws IllegalArgumentException if it holds no keys, or too long ones. */
    public static TagKeys parse(String text) {
        List<String> keys = text.startsWith("[")
                ? JsonText.strings(JsonText.parse(text))
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (keys.isEmpty() || !keys.stream().allMatch(key -> !key.isEmpty() && key.length() <= LONGEST)) {
            throw new IllegalArgumentException("not keys of tags");
        }
        return new TagKeys(keys);
    }
}
