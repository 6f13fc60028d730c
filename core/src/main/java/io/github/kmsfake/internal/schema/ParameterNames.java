package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.schema.RecordSchema.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the parameters of a request are called: those of lists are {@code Name.1}, {@code Name.2}, those of maps end with a key. */
final class ParameterNames {
    /** The place of an element in a list. */
    static final Pattern PLACE = Pattern.compile("[1-9][0-9]{0,8}");

    private ParameterNames() {}

    /** Whether a request has a parameter of that name. */
    static boolean knows(RecordSchema<?> schema, String name) {
        for (Field field : schema.fields()) {
            boolean many = field.list() || field.kind() == Kind.MAP;
            boolean known = many
                    ? name.startsWith(field.prefix())
                            && (!field.list()
                                    || isElement(
                                            field, name.substring(field.prefix().length())))
                    : field.nested() != null ? knows(field.nested(), name) : name.equals(field.wireName());
            if (known) {
                return true;
            }
        }
        return false;
    }

    private static boolean isElement(Field list, String rest) {
        String[] parts = rest.split("\\.", 2);
        return PLACE.matcher(parts[0]).matches()
                && (list.nested() == null ? parts.length == 1 : parts.length > 1 && knows(list.nested(), parts[1]));
    }

    /** All names of a request's parameters, whole: with the places and keys of a name that was sent, or the first place. */
    static List<String> like(RecordSchema<?> schema, String sent) {
        List<String> names = new ArrayList<>();
        for (Field field : schema.fields()) {
            if (field.list()) {
                names.addAll(elements(field, sent));
            } else if (field.kind() == Kind.MAP) {
                String key = after(field.prefix(), sent);
                names.addAll(key.isEmpty() ? List.of() : List.of(field.prefix() + key));
            } else {
                names.addAll(field.nested() == null ? List.of(field.wireName()) : like(field.nested(), sent));
            }
        }
        return names;
    }

    private static List<String> elements(Field list, String sent) {
        String rest = after(list.prefix(), sent);
        String first = rest.split("\\.", 2)[0];
        boolean placed = PLACE.matcher(first).matches();
        String name = list.prefix() + (placed ? first : "1");
        return list.nested() == null
                ? List.of(name)
                : like(list.nested(), placed ? after(first + ".", rest) : rest).stream()
                        .map(inner -> name + "." + inner)
                        .toList();
    }

    /** What follows in a name after as many segments as a prefix has; empty if nothing does. */
    private static String after(String prefix, String name) {
        int segments = prefix.split("\\.").length;
        String[] parts = name.split("\\.", segments + 1);
        return parts.length > segments ? parts[segments] : "";
    }
}
