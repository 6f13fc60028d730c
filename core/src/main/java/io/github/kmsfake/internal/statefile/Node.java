package io.github.kmsfake.internal.statefile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A part of a document as it was written, JSON or YAML, before anybody asks what it means. */
sealed interface Node {
    /** Where it stands. */
    SourceLocation spot();

    /** How many nodes it is, with all that is in it, repeated parts counted as often as they are there. */
    long size();

    /** What it is called where something else was expected. */
    String described();

    /** The same as Java's own types, as {@code JsonText} writes them. */
    Object plain();

    /**
     * A single value.
     *
     * @param bare whether it was written without quotes, so that it may be a number, a boolean or nothing
     */
    record Scalar(SourceLocation spot, String text, boolean bare) implements Node {
        /** As many as JSON parsers take: the time to read a number grows with the square of its length. */
        private static final int LONGEST_NUMBER = 1000;

        private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
        private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");

        @Override
        public long size() {
            return 1;
        }

        /** Whether it says that there is nothing. */
        boolean isNull() {
            return bare && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }

        /** Whether it is a boolean. */
        boolean isBoolean() {
            return bare && (text.equals("true") || text.equals("false"));
        }

        /** Whether it is a whole number. */
        boolean isInteger() {
            return bare && INTEGER.matcher(text).matches();
        }

        @Override
        public String described() {
            return isNull() ? "nothing" : isBoolean() ? "a boolean" : isInteger() ? "a number" : "a string";
        }

        @Override
        public Object plain() {
            if (isNull()) {
                throw spot.wrong("must not be null");
            }
            if (isBoolean()) {
                return Boolean.valueOf(text);
            }
            if (!bare || !FRACTION.matcher(text).matches()) {
                return text;
            }
            if (text.length() > LONGEST_NUMBER) {
                throw spot.wrong("is a number of more than " + LONGEST_NUMBER + " characters");
            }
            return isInteger() ? new BigInteger(text) : new BigDecimal(text);
        }
    }

    /** A list. */
    record Items(SourceLocation spot, List<Node> nodes, long size) implements Node {
        @Override
        public String described() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<Object> values = new ArrayList<>();
            nodes.forEach(node -> values.add(node.plain()));
            return values;
        }
    }

    /** An object: fields by name. */
    record Fields(SourceLocation spot, Map<String, Node> nodes, long size) implements Node {
        @Override
        public String described() {
            return "an object";
        }

        @Override
        public Object plain() {
            Map<String, Object> values = new LinkedHashMap<>();
            nodes.forEach((name, node) -> values.put(name, node.plain()));
            return values;
        }
    }
}
