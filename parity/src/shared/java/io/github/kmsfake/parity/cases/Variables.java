package io.github.kmsfake.parity.cases;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for {@code ${name}} in the calls of one run against one service. */
public final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:repeat:(.+?):(\\d+)|(\\w+))}", Pattern.DOTALL);

    private final Map<String, String> values = new TreeMap<>();

    /** Keeps a value. */
    public Variables set(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** A copy that can go its own way. */
    public Variables copy() {
        Variables copy = new Variables();
        copy.values.putAll(values);
        return copy;
    }

    /** All values, by name. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** The value of a variable. */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("nothing is known of ${" + name + "}");
        }
        return value;
    }

    /** A text with the values in it. */
    public String fill(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(java.util.regex.MatchResult found) {
        return found.group(1) == null
                ? get(found.group(3))
                : found.group(1).repeat(Integer.parseInt(found.group(2)));
    }

    /** Parameters with the values in them, in their order. */
    public Map<String, String> fill(Map<String, String> parameters) {
        Map<String, String> filled = new java.util.LinkedHashMap<>();
        parameters.forEach((name, value) -> filled.put(name, fill(value)));
        return filled;
    }
}
