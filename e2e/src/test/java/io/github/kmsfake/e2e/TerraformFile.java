package io.github.kmsfake.e2e;

import com.aliyun.teautil.Common;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource blocks of a Terraform file, with their arguments evaluated. Of the language it knows what the sample needs,
 * and fails at anything else.
 */
final class TerraformFile {
    private static final Pattern BLOCK = Pattern.compile("(?m)^resource \"(\\w+)\" \"(\\w+)\" ");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:#[^\\n]*\\n\\s*)*(\"[^\"\\\\$%]*\"|[\\w.]+|[\\[\\]{}(),=])");

    /** A resource as the file declares it; each argument is a text, or a list of texts. */
    record Resource(String type, String name, Map<String, Object> arguments) {

        Resource with(String argument, Object value) {
            Map<String, Object> changed = new LinkedHashMap<>(arguments);
            changed.put(argument, value);
            return new Resource(type, name, changed);
        }

        Resource without(String argument) {
            Map<String, Object> changed = new LinkedHashMap<>(arguments);
            changed.remove(argument);
            return new Resource(type, name, changed);
        }

        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Matcher tokens;
    private String token;

    private TerraformFile(String text) {
        this.tokens = TOKEN.matcher(text);
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            read(block.group(1), block.group(2), block.end());
        }
    }

    /** The resources in the order of the file, in which each comes after those that it refers to. */
    static List<Resource> resources(String text) {
        return List.copyOf(new TerraformFile(text).resources.values());
    }

    private void read(String type, String name, int start) {
        tokens.region(start, tokens.regionEnd());
        next();
        Resource resource = new Resource(type, name, object());
        if (resources.put(resource.toString(), resource) != null) {
            throw new IllegalArgumentException(resource + " is there twice");
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> entries = new TreeMap<>();
        skip("{");
        while (!token.equals("}")) {
            String name = token;
            next();
            skip("=");
            entries.put(name, expression());
            if (token.equals(",")) {
                next();
            }
        }
        next();
        return entries;
    }

    private Object expression() {
        String first = token;
        if (first.equals("[")) {
            return list();
        }
        if (first.equals("{")) {
            return object();
        }
        next();
        if (first.startsWith("\"")) {
            return first.substring(1, first.length() - 1);
        }
        if (first.equals("jsonencode")) {
            skip("(");
            String json = Common.toJSONString(expression());
            skip(")");
            return json;
        }
        return referred(first);
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        skip("[");
        while (!token.equals("]")) {
            values.add(expression());
            if (token.equals(",")) {
                next();
            }
        }
        next();
        return values;
    }

    private Object referred(String reference) {
        int end = Math.max(reference.lastIndexOf('.'), 0);
        Resource target = resources.get(reference.substring(0, end));
        Object value = target == null ? null : target.arguments().get(reference.substring(end + 1));
        if (value == null) {
            throw new IllegalArgumentException(reference + " is no argument of a resource above");
        }
        return value;
    }

    private void skip(String expected) {
        if (!token.equals(expected)) {
            throw new IllegalArgumentException("found " + token + " instead of " + expected);
        }
        next();
    }

    /** After the last one it is empty. */
    private void next() {
        if (tokens.lookingAt()) {
            token = tokens.group(1);
            tokens.region(tokens.end(), tokens.regionEnd());
        } else {
            token = "";
        }
    }
}
