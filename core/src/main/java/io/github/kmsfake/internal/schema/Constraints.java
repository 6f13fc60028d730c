package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Filters;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.FilterKeys;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.text.NearestName;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the marks on a record's component say: as a check of its value, in words, and in a JSON Schema. */
final class Constraints {
    /** A pattern that is a list of words with a common beginning. */
    private static final Pattern WORDS = Pattern.compile("([\\w./-]*)\\(([\\w./|-]+)\\)");

    private Constraints() {}

    /** Whether a value is what the marks on a component say. */
    static Predicate<Object> of(RecordComponent component) {
        List<Predicate<Object>> checks = new ArrayList<>();
        for (Annotation mark : component.getAnnotations()) {
            @Nullable Predicate<Object> check = check(mark);
            if (check != null) {
                checks.add(check);
            }
        }
        return value -> {
            for (Predicate<Object> check : checks) {
                if (!check.test(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static @Nullable Predicate<Object> check(Annotation mark) {
        if (mark instanceof Matches matches) {
            Predicate<String> pattern = Pattern.compile(matches.value()).asMatchPredicate();
            return value -> pattern.test((String) value);
        }
        if (mark instanceof OneOf oneOf) {
            return Set.of(oneOf.value())::contains;
        }
        if (mark instanceof Length length) {
            return value -> {
                int characters = ((String) value).codePointCount(0, ((String) value).length());
                return length.min() <= characters && characters <= length.max();
            };
        }
        if (mark instanceof Range range) {
            return value -> range.min() <= ((Number) value).longValue() && ((Number) value).longValue() <= range.max();
        }
        if (mark instanceof Count count) {
            return value -> {
                int elements = ((StringArray) value).values().size();
                return count.min() <= elements && elements <= count.max();
            };
        }
        if (mark instanceof EachMatches each) {
            Predicate<String> pattern = Pattern.compile(each.value()).asMatchPredicate();
            return value -> {
                for (String element : ((StringArray) value).values()) {
                    if (!pattern.test(element)) {
                        return false;
                    }
                }
                return true;
            };
        }
        if (mark instanceof FilterKeys keys) {
            Set<String> known = Set.of(keys.value());
            return value -> known.containsAll(((Filters) value).valuesByKey().keySet());
        }
        return null;
    }

    /** Which rule a value breaks; only what is no secret is repeated. */
    static String broken(RecordComponent component, Object value) {
        for (Annotation mark : component.getAnnotations()) {
            if (mark instanceof OneOf oneOf) {
                return DocumentException.shown(value.toString()) + " is none of " + String.join(", ", oneOf.value())
                        + NearestName.suggestion(value.toString(), List.of(oneOf.value()));
            }
            if (mark instanceof Matches matches) {
                return DocumentException.shown(value.toString()) + " does not match " + matches.value();
            }
            if (mark instanceof Range range) {
                return value + " is not between " + range.min() + " and " + range.max();
            }
            if (mark instanceof Length length) {
                return "must have " + length.min() + " to " + length.max() + " characters";
            }
            if (mark instanceof EachMatches each) {
                return "every entry must match " + each.value() + counted(component) + wrongEntry(each, value);
            }
        }
        return "is not possible" + counted(component);
    }

    /** The first entry that does not match, with the nearest that would if the pattern has a list of words. */
    private static String wrongEntry(EachMatches each, Object value) {
        Matcher words = WORDS.matcher(each.value());
        List<String> possible = words.matches()
                ? Arrays.stream(words.group(2).split("\\|"))
                        .map(word -> words.group(1) + word)
                        .toList()
                : List.of();
        return value instanceof StringArray array
                ? array.values().stream()
                        .filter(entry -> !entry.matches(each.value()))
                        .findFirst()
                        .map(entry -> "; " + DocumentException.shown(entry) + " does not"
                                + NearestName.suggestion(entry, possible))
                        .orElse("")
                : "";
    }

    private static String counted(RecordComponent component) {
        @Nullable Count count = component.getAnnotation(Count.class);
        return count == null
                ? ""
                : ", and there are " + count.min() + " to "
                        + (count.max() == Integer.MAX_VALUE ? "any number" : String.valueOf(count.max())) + " of them";
    }

    /** Adds what a JSON Schema says of the marks on a component. */
    static void describe(RecordComponent component, Map<String, Object> schema) {
        for (Annotation mark : component.getAnnotations()) {
            if (mark instanceof OneOf oneOf) {
                schema.remove("type");
                schema.put("enum", List.of(oneOf.value()));
            } else if (mark instanceof Matches matches) {
                schema.put("pattern", "^(?:" + matches.value() + ")$");
            } else if (mark instanceof Range range) {
                schema.put("minimum", range.min());
                schema.put("maximum", range.max());
            } else if (mark instanceof Length length) {
                schema.put("minLength", length.min());
                if (length.max() != Integer.MAX_VALUE) {
                    schema.put("maxLength", length.max());
                }
            }
        }
    }
}
