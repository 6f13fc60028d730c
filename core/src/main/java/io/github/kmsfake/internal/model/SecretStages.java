package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Labels of a secret's versions, as a parameter: a JSON array, or an object that wraps one. */
public record SecretStages(Set<String> names) {
    /** The version that is read unless another is asked for. */
    public static final String CURRENT = "ACSCurrent";

    /** The version that was current before. */
    public static final String PREVIOUS = "ACSPrevious";

    /** The label of a new version unless others are given. */
    public static final SecretStages USUAL = new SecretStages(Set.of(CURRENT));

    /** How many one new version can be given. */
    public static final int MOST_AT_ONCE = 7;

    /** What a label can be called. */
    public static final String NAME = ".{1,64}";

    private static final String WRAPPER = "VersionStage";

    /** Reads {@code text}, or throws IllegalArgumentException if it holds no labels. */
    public static SecretStages parse(String text) {
        Object value = JsonText.parse(text);
        Object list = value instanceof Map<?, ?> object && object.keySet().equals(Set.of(WRAPPER))
                ? object.get(WRAPPER)
                : value;
        Set<String> names = new LinkedHashSet<>(JsonText.strings(list));
        if (names.isEmpty() || !names.stream().allMatch(name -> name.matches(NAME))) {
            throw new IllegalArgumentException("not labels");
        }
        return new SecretStages(Collections.unmodifiableSet(names));
    }

    /** Whether a label is one of the service's own. */
    public static boolean isBuiltIn(String stage) {
        return stage.equals(CURRENT) || stage.equals(PREVIOUS);
    }
}
