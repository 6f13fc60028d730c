package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.model.Tags;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of one type are written: as the text of a parameter, in a document, and what a JSON Schema says of that. */
interface ValueCodec {
    /** The schema of a string. */
    Map<String, Object> TEXT = Map.of("type", "string");

    /** Types that are written without quotes, or are the platform's. */
    Map<Class<?>, ValueCodec> SIMPLE = Map.of(
            String.class, new Text(text -> text, value -> value),
            Integer.class, new WholeNumber(Integer::valueOf),
            int.class, new WholeNumber(Integer::valueOf),
            Long.class, new WholeNumber(Long::valueOf),
            long.class, new WholeNumber(Long::valueOf),
            Boolean.class, new TruthValue(),
            boolean.class, new TruthValue(),
            Instant.class, new Text(Timestamps::parse, Object::toString));

    /**
     * The value that a text stands for.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Object parse(String text);

    /**
     * The value that a part of a document stands for.
     *
     * @throws IllegalArgumentException saying what is wrong with it, perhaps with its place
     */
    default Object read(Node node) {
        return parse(node.text("a string"));
    }

    /** The value as {@code JsonText} writes it. */
    default Object write(Object value) {
        return value;
    }

    /** What a JSON Schema says of such a value in a document. */
    default Map<String, Object> schema() {
        return TEXT;
    }

    /** The codec of values of a type; nothing for records of fields. */
    static @Nullable ValueCodec of(Class<?> type) {
        @Nullable ValueCodec simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        @Nullable Function<String, Object> parser = parseMethod(type);
        if (type.isEnum()) {
            return new Choice(type, parser);
        }
        return parser == null ? null : of(type, parser);
    }

    private static ValueCodec of(Class<?> type, Function<String, Object> parser) {
        if (type == StringArray.class) {
            String reason = "is neither a list of strings nor a JSON array of strings in a string";
            return new JsonInText(explaining(parser, reason), value -> ((StringArray) value).text(), true, "");
        }
        if (type == Base64Bytes.class) {
            return new Text(explaining(parser, "is not Base64"), value -> ((Base64Bytes) value).text());
        }
        if (type == SecretData.class) {
            return new Text(parser, value -> ((SecretData) value).text());
        }
        if (type == Tags.class) {
            return new TagPairs(parser);
        }
        if (type == AccessControlRules.class) {
            String reason = "is neither a list of names nor an object with the one field NetworkRules in a string";
            return new JsonInText(
                    explaining(parser, reason), value -> ((AccessControlRules) value).text(), true, "NetworkRules");
        }
        if (type == ResourcePolicy.class) {
            String reason =
                    "is no policy document: it has Version \"1\" (a string) and Statement, a list of objects with"
                            + " Effect, Principal, Action and Resource [\"*\"]";
            return new JsonInText(explaining(parser, reason), value -> ((ResourcePolicy) value).text(), false, "");
        }
        return type == SecretConfig.class ? new ExtendedConfig() : new Text(parser, Object::toString);
    }

    /** A value type reads itself: {@code static T parse(String)}, which throws for what it is not. */
    private static @Nullable Function<String, Object> parseMethod(Class<?> type) {
        try {
            MethodHandle parse = MethodHandles.publicLookup()
                    .findStatic(type, "parse", MethodType.methodType(type, String.class))
                    .asType(MethodType.methodType(Object.class, String.class));
            return text -> {
                try {
                    return (Object) parse.invokeExact(text);
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException("a value type throws nothing checked", e);
                }
            };
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    private static Function<String, Object> explaining(Function<String, ?> parser, String reason) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(reason, e);
            }
        };
    }

    /** What is written as a string. */
    record Text(Function<String, Object> parser, Function<Object, Object> writer) implements ValueCodec {
        @Override
        public Object parse(String text) {
            return parser.apply(text);
        }

        @Override
        public Object write(Object value) {
            return writer.apply(value);
        }
    }

    /** Decimal digits, perhaps negative: the platform also takes a plus and the digits of other scripts. */
    record WholeNumber(Function<String, Object> parser) implements ValueCodec {
        @Override
        public Object parse(String text) {
            for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    throw new IllegalArgumentException("must be an integer");
                }
            }
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is a number too large", e);
            }
        }

        @Override
        public Object read(Node node) {
            return parse(node.text("an integer", node.isInteger()));
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "integer");
        }
    }

    /** A boolean; the vendor's Python clients send it as Python spells it. */
    record TruthValue() implements ValueCodec {
        @Override
        public Object parse(String text) {
            return switch (text) {
                case "true", "True" -> true;
                case "false", "False" -> false;
                default -> throw new IllegalArgumentException("must be a boolean");
            };
        }

        @Override
        public Object read(Node node) {
            return parse(node.text("a boolean", node.isBoolean()));
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }
    }

    /** One of a few words, as {@code toString} spells them, or in another spelling that the type itself knows. */
    record Choice(Class<?> type, @Nullable Function<String, Object> otherSpelling) implements ValueCodec {
        @Override
        public Object parse(String text) {
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().equals(text)) {
                    return constant;
                }
            }
            String reason = DocumentException.shown(text) + " is none of " + String.join(", ", words());
            if (otherSpelling == null) {
                throw new IllegalArgumentException(reason);
            }
            return explaining(otherSpelling, reason).apply(text);
        }

        private List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        }

        @Override
        public Object write(Object value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("enum", words());
        }
    }

    /**
     * JSON in a string, as the service has it: written as what it holds, or as the string if its blanks matter.
     *
     * @param list whether it is a list of strings, else an object
     * @param field in which field of an object the list is, if that is not all
     */
    record JsonInText(Function<String, Object> parser, Function<Object, String> text, boolean list, String field)
            implements ValueCodec {
        @Override
        public Object parse(String sent) {
            return parser.apply(sent);
        }

        @Override
        public Object read(Node node) {
            if (list ? !node.isList() : !node.isObject()) {
                return parse(node.text(list ? "a list of strings" : "an object"));
            }
            Object plain = list ? node.texts() : node.plain();
            return parse(JsonText.write(field.isEmpty() ? plain : Map.of(field, plain)));
        }

        @Override
        public Object write(Object value) {
            String written = text.apply(value);
            Object plain = JsonText.parse(written);
            if (!JsonText.write(plain).equals(written)) {
                return written;
            }
            return plain instanceof Map<?, ?> object && !field.isEmpty() ? (Object) object.get(field) : plain;
        }

        @Override
        public Map<String, Object> schema() {
            return list ? Map.of("oneOf", List.of(listOfTexts(), TEXT)) : Map.of("type", List.of("object", "string"));
        }
    }

    /** The schema of a list of strings. */
    static Map<String, Object> listOfTexts() {
        return new TreeMap<>(Map.of("type", "array", "items", TEXT));
    }

    /** Tags, in documents as an object. */
    record TagPairs(Function<String, Object> parser) implements ValueCodec {
        @Override
        public Object parse(String text) {
            return parser.apply(text);
        }

        @Override
        public Object read(Node node) {
            Map<String, String> tags = new LinkedHashMap<>();
            node.fields().forEach((key, value) -> {
                String text = value.text("a string");
                if (!Tags.isKey(key) || !Tags.isValue(text)) {
                    throw value.wrong(
                            "there is no such tag: keys and values are up to 128 letters, digits and /\\_.+=:@-,"
                                    + " and no key begins with aliyun or acs:");
                }
                tags.put(key, text);
            });
            if (tags.size() > Tags.MOST) {
                throw node.wrong("has " + tags.size() + " tags, where " + Tags.MOST + " are possible");
            }
            return new Tags(Collections.unmodifiableMap(tags));
        }

        @Override
        public Object write(Object value) {
            return ((Tags) value).values();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "object", "additionalProperties", TEXT, "maxProperties", Tags.MOST);
        }
    }

    /** The extended configuration of a managed secret: an object, or the parameter as it was sent. */
    record ExtendedConfig() implements ValueCodec {
        private static final String CUSTOM_DATA = "CustomData";
        private static final String REASON =
                "is no ExtendedConfig: up to 1024 characters, and up to 10 pairs in CustomData";

        @Override
        public Object parse(String text) {
            return explaining(SecretConfig::parse, REASON).apply(text);
        }

        @Override
        public Object read(Node node) {
            if (!node.isObject()) {
                return parse(node.text("an object"));
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            JsonText.parseObject(JsonText.write(node.plain()))
                    .forEach((name, value) -> fields.put((String) name, value));
            fields.putIfAbsent(CUSTOM_DATA, Map.of());
            // custom data can grow beyond what the parameter takes, by an update of its own
            Map<String, Object> rest = new LinkedHashMap<>(fields);
            String customData = JsonText.write(Objects.requireNonNull(rest.remove(CUSTOM_DATA)));
            parse(JsonText.write(rest));
            explaining(SecretConfig.Pairs::parse, REASON).apply(customData);
            return new SecretConfig(Collections.unmodifiableMap(fields));
        }

        @Override
        public Object write(Object value) {
            return ((SecretConfig) value).fields();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", List.of("object", "string"));
        }
    }
}
