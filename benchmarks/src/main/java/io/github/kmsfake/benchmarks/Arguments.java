package io.github.kmsfake.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a command: options with a value each, and names. */
public final class Arguments {
    private final List<String> rest;

    /** Arguments as they come. */
    public Arguments(List<String> arguments) {
        this.rest = new ArrayList<>(arguments);
    }

    /** Takes an option out; its value, or what holds without it. */
    public String take(String option, String otherwise) {
        int at = rest.indexOf(option);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == rest.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        rest.remove(at);
        return rest.remove(at);
    }

    /** What is left once all options are taken. */
    public List<String> names() {
        for (String name : rest) {
            if (name.startsWith("--")) {
                throw new IllegalArgumentException("there is no option " + name);
            }
        }
        return rest;
    }
}
