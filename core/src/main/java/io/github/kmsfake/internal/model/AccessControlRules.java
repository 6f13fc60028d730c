package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.List;
import java.util.Map;

/** The network rules that a policy names: {@code {"NetworkRules":["…"]}}, kept as it came. */
public record AccessControlRules(String text, List<String> networkRules) {
    private static final String FIELD = "NetworkRules";

    /** Reads {@code text}, or throws IllegalArgumentException if it is not an object with that one field. */
    public static AccessControlRules parse(String text) {
        Map<?, ?> object = JsonText.parseObject(text);
        Object names = object.get(FIELD);
        if (names == null || object.size() != 1) {
            throw new IllegalArgumentException("not an object with the one field " + FIELD);
        }
        return new AccessControlRules(text, JsonText.strings(names));
    }
}
