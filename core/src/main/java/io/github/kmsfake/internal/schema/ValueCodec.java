package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.text.NearestName;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are written: as the text of a parameter, in a document, and what a JSON Schema says of that.
 *
 * @param parser the value that a text stands for; throws an {@code IllegalArgumentException} that says what is wrong with it
 * @param reader the same for a part of a document
 * @param writer the value as {@code JsonText} writes it
 * @param schema what such a value can be in a document
 */
record ValueCodec(
        Function<String, Object> parser,
        Function<Node, Object> reader,
        Function<Object, Object> writer,
        Map<String, Object> schema) {
    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> STRINGS = new TreeMap<>(Map.of("type", "array", "items", STRING));
    private static final String CUSTOM_DATA = "CustomData";
    private static final String CONFIG =
            "is no ExtendedConfig: up to 1024 characters, and up to 10 pairs in CustomData";

    /** The codec of values of a type; nothing for records of fields. No table, since a start needs but a few of them. */
    static @Nullable ValueCodec of(Class<?> type) {
        if (type == String.class) {
            return string(text -> text, value -> value);
        }
        if (type == Integer.class || type == int.class) {
            return bare("integer", Node::isInteger, text -> parseNumber(Integer::valueOf, text));
        }
        if (type == Long.class || type == long.class) {
            return bare("integer", Node::isInteger, text -> parseNumber(Long::valueOf, text));
        }
        if (type == Boolean.class || type == boolean.class) {
            return bare("boolean", Node::isBoolean, ValueCodec::parseBoolean);
        }
        if (type == Instant.class) {
            return string(Timestamps::parse, Object::toString);
        }
        @Nullable Function<String, Object> parser = parseMethod(type);
        return type.isEnum() ? choice(type, parser) : parser == null ? null : of(type, parser);
    }

    /** That of a type that reads itself. */
    private static ValueCodec of(Class<?> type, Function<String, Object> parser) {
        if (type == StringArray.class) {
            return list(
                    explaining(parser, "is neither a list of strings nor a JSON array of strings in a string"),
                    strings -> strings,
                    value -> asWritten(
                            ((StringArray) value).text(),
                            ((StringArray) value).values(),
                            ((StringArray) value).values()));
        }
        if (type == Base64Bytes.class) {
            return string(explaining(parser, "is not Base64"), value -> ((Base64Bytes) value).text());
        }
        if (type == SecretData.class) {
            return string(parser, value -> ((SecretData) value).text());
        }
        if (type == Tags.class) {
            return new ValueCodec(
                    parser,
                    ValueCodec::readTags,
                    value -> ((Tags) value).values(),
                    Map.of("type", "object", "additionalProperties", STRING, "maxProperties", Tags.MOST));
        }
        if (type == AccessControlRules.class) {
            return list(
                    explaining(
                            parser,
                            "is neither a list of names nor an object with the one field NetworkRules in a string"),
                    ValueCodec::networkRules,
                    value -> {
                        AccessControlRules rules = (AccessControlRules) value;
                        return asWritten(rules.text(), networkRules(rules.networkRules()), rules.networkRules());
                    });
        }
        if (type == ResourcePolicy.class) {
            return policy(parser);
        }
        if (type == SecretConfig.class) {
            return object(explaining(parser, CONFIG), ValueCodec::readConfig, value -> ((SecretConfig) value).fields());
        }
        return string(parser, Object::toString);
    }

    private static ValueCodec policy(Function<String, Object> parser) {
        Function<String, Object> policy = explaining(
                parser,
                "is no policy document: it has Version \"1\" (a string) and Statement, a list of objects with"
                        + " Effect, Principal, Action and Resource [\"*\"]");
        return object(policy, document -> policy.apply(JsonText.write(document)), value -> {
            String text = ((ResourcePolicy) value).text();
            Object document = JsonText.parse(text);
            return asWritten(text, document, document);
        });
    }

    /** What is written as a string. */
    private static ValueCodec string(Function<String, Object> parser, Function<Object, Object> writer) {
        return new ValueCodec(parser, node -> parser.apply(node.text("a string")), writer, STRING);
    }

    /** What is written without quotes. */
    private static ValueCodec bare(String type, Predicate<Node> fits, Function<String, Object> parser) {
        String expected = (type.startsWith("i") ? "an " : "a ") + type;
        return new ValueCodec(
                parser,
                node -> parser.apply(node.text(expected, fits.test(node))),
                value -> value,
                Map.of("type", type));
    }

    /** One of a few words, as {@code toString} spells them, or in another spelling that the type itself knows. */
    private static ValueCodec choice(Class<?> type, @Nullable Function<String, Object> otherSpelling) {
        Object[] constants = type.getEnumConstants();
        List<String> words = new ArrayList<>(constants.length);
        for (Object constant : constants) {
            words.add(constant.toString());
        }
        Function<String, Object> parser = text -> {
            int place = words.indexOf(text);
            if (place >= 0) {
                return constants[place];
            }
            String reason = DocumentException.shown(text) + " is none of " + String.join(", ", words)
                    + NearestName.suggestion(text, words);
            if (otherSpelling == null) {
                throw new IllegalArgumentException(reason);
            }
            return explaining(otherSpelling, reason).apply(text);
        };
        return new ValueCodec(
                parser, node -> parser.apply(node.text("a string")), Object::toString, Map.of("enum", words));
    }

    /** A list of strings that the service has as JSON in a string: as a list, or as the string if its blanks matter. */
    private static ValueCodec list(
            Function<String, Object> parser, UnaryOperator<Object> around, Function<Object, Object> writer) {
        return new ValueCodec(
                parser,
                node -> parser.apply(
                        node.isList() ? JsonText.write(around.apply(node.texts())) : node.text("a list of strings")),
                writer,
                Map.of("oneOf", List.of(STRINGS, STRING)));
    }

    /** The same for an object. */
    private static ValueCodec object(
            Function<String, Object> parser, UnaryOperator<Object> reader, UnaryOperator<Object> writer) {
        return new ValueCodec(
                parser,
                node -> node.isObject() ? reader.apply(node.plain()) : parser.apply(node.text("an object")),
                writer,
                Map.of("type", List.of("object", "string")));
    }

    private static Object asWritten(String text, Object meant, Object shown) {
        return JsonText.write(meant).equals(text) ? shown : text;
    }

    private static Object networkRules(Object names) {
        return Map.of("NetworkRules", names);
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

    /** Decimal digits, perhaps negative: the platform also takes a plus and the digits of other scripts. */
    private static Object parseNumber(Function<String, Object> parser, String text) {
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new IllegalArgumentException("must be an integer");
            }
        }
        return explaining(parser, "is a number too large").apply(text);
    }

    /** The vendor's Python clients send booleans as Python spells them. */
    private static Object parseBoolean(String text) {
        return switch (text) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> throw new IllegalArgumentException("must be a boolean");
        };
    }

    private static Object readTags(Node node) {
        Map<String, String> tags = new LinkedHashMap<>();
        node.fields().forEach((key, value) -> {
            String text = value.text("a string");
            if (!Tags.isKey(key) || !Tags.isValue(text)) {
                throw value.wrong("there is no such tag: keys and values are up to 128 letters, digits and /\\_.+=:@-,"
                        + " and no key begins with aliyun or acs:");
            }
            tags.put(key, text);
        });
        if (tags.size() > Tags.MOST) {
            throw node.wrong("has " + tags.size() + " tags, where " + Tags.MOST + " are possible");
        }
        return new Tags(Collections.unmodifiableMap(tags));
    }

    /** Custom data can grow beyond what the parameter takes, by an update of its own, so each is looked at alone. */
    private static Object readConfig(Object config) {
        Map<String, Object> fields = new LinkedHashMap<>();
        JsonText.parseObject(JsonText.write(config)).forEach((name, value) -> fields.put((String) name, value));
        fields.putIfAbsent(CUSTOM_DATA, Map.of());
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        Object customData = Objects.requireNonNull(rest.remove(CUSTOM_DATA));
        SecretConfig other =
                (SecretConfig) explaining(SecretConfig::parse, CONFIG).apply(JsonText.write(rest));
        Object pairs = explaining(SecretConfig.Pairs::parse, CONFIG).apply(JsonText.write(customData));
        fields.putAll(other.with((SecretConfig.Pairs) pairs).fields()); // which leaves them in their order
        return new SecretConfig(Collections.unmodifiableMap(fields));
    }
}
