package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Tags;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tag as one of several parameters: a key, and a value that need not be sent. */
record TagPair(@Nullable String key, @Nullable String value) {
    /** How many one call can send. */
    static final int MOST = 20;

    /** The keys that are sent, each once. */
    static Map<String, Optional<String>> distinct(List<TagPair> pairs) {
        Map<String, Optional<String>> tags = new LinkedHashMap<>();
        for (TagPair pair : pairs) {
            if (pair.key() == null) {
                throw ErrorCode.TAG_KEY_INVALID.because("a tag has no key");
            }
            if (tags.put(pair.key(), Optional.ofNullable(pair.value())) != null) {
                throw ErrorCode.TAG_KEY_TWICE.because("the tag key " + pair.key() + " was sent twice");
            }
        }
        return tags;
    }

    /** The tags that are sent, or the refusal. */
    static Tags tags(List<TagPair> pairs) {
        Map<String, String> tags = new LinkedHashMap<>();
        distinct(pairs).forEach((key, value) -> {
            if (!Tags.isKey(key)) {
                throw ErrorCode.TAG_KEY_INVALID.because("a tag's key must match " + Tags.KEY + ": " + key);
            }
            if (!Tags.isValue(value.orElse(""))) {
                throw ErrorCode.TAG_VALUE_INVALID.because("the value of tag " + key + " must match " + Tags.VALUE);
            }
            tags.put(key, value.orElse(""));
        });
        return new Tags(Collections.unmodifiableMap(tags));
    }
}
