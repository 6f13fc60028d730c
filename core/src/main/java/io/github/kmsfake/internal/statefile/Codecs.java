package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.statefile.Node.Fields;
import io.github.kmsfake.internal.statefile.Node.Items;
import io.github.kmsfake.internal.statefile.Node.Scalar;
import io.github.kmsfake.internal.text.ClientText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values of each type that a document knows are written. */
final class Codecs {
    private static final Map<String, Object> TEXT_SCHEMA = Map.of("type", "string");
    private static final Map<Class<?>, Codec> BY_TYPE = Map.of(
            String.class, text(text -> text, value -> value),
            Integer.class, new WholeNumber(),
            Boolean.class, new TruthValue(),
            TimeExpression.class, text(TimeExpression::parse, value -> ((TimeExpression) value).text()),
            SecretData.class, text(SecretData::parse, value -> ((SecretData) value).text()),
            Base64Bytes.class, text(Codecs::base64, value -> ((Base64Bytes) value).text()),
            StringArray.class, new StringArrays(),
            AccessControlRules.class, new Rules(),
            ResourcePolicy.class, new PolicyDocument(),
            Tags.class, new TagPairs());

    private Codecs() {}

    /** The codec of values of a type; nothing for records, which are entries. */
    static @Nullable Codec of(Class<?> type) {
        if (type == SecretConfig.class) {
            return new Config();
        }
        return type.isEnum() ? new Choice(type) : BY_TYPE.get(type);
    }

    private static Base64Bytes base64(String text) {
        try {
            return Base64Bytes.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not Base64", e);
        }
    }

    private static Codec text(Function<String, Object> reader, Function<Object, Object> writer) {
        return new Text(reader, writer);
    }

    /** The scalar that a node has to be. */
    private static Scalar scalar(Node node, String expected) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar;
        }
        throw node.spot().wrong("must be " + expected + ", but is " + node.described());
    }

    private record Text(Function<String, Object> reader, Function<Object, Object> writer) implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            return reader.apply(scalar(node, "a string").text());
        }

        @Override
        public Object write(Object value) {
            return writer.apply(value);
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return TEXT_SCHEMA;
        }
    }

    private record WholeNumber() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            Scalar scalar = scalar(node, "an integer");
            try {
                if (scalar.isInteger()) {
                    return Integer.valueOf(scalar.text());
                }
            } catch (NumberFormatException e) {
                throw node.spot().wrong("is a number too large");
            }
            throw node.spot().wrong("must be an integer, but is " + node.described());
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", "integer");
        }
    }

    private record TruthValue() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            if (scalar(node, "a boolean").isBoolean()) {
                return Boolean.valueOf(((Scalar) node).text());
            }
            throw node.spot().wrong("must be a boolean, but is " + node.described());
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", "boolean");
        }
    }

    /** One of a few words, spelt as the service spells them. */
    private record Choice(Class<?> type) implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            String text = scalar(node, "a string").text();
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().equals(text)) {
                    return constant;
                }
            }
            if (type == KeySpec.class) {
                try {
                    return KeySpec.parse(text);
                } catch (IllegalArgumentException e) {
                    // none of its other names either
                }
            }
            throw node.spot().wrong(shortened(text) + " is none of " + String.join(", ", words()));
        }

        private List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        }

        @Override
        public Object write(Object value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("enum", words());
        }
    }

    /** A JSON array in a string, as the service has it: written as a list, or as the string if its blanks matter. */
    private record StringArrays() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            if (node instanceof Items items) {
                return StringArray.parse(JsonText.write(texts(items)));
            }
            return parsed(
                    StringArray::parse,
                    scalar(node, "a list of strings").text(),
                    "is neither a list of strings nor a JSON array of strings in a string");
        }

        @Override
        public Object write(Object value) {
            StringArray array = (StringArray) value;
            return JsonText.write(array.values()).equals(array.text()) ? array.values() : array.text();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("oneOf", List.of(listOfTexts(), TEXT_SCHEMA));
        }
    }

    /** The network rules of a policy: their names, or the parameter as it was sent. */
    private record Rules() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            if (node instanceof Items items) {
                return AccessControlRules.parse(JsonText.write(Map.of("NetworkRules", texts(items))));
            }
            return parsed(
                    AccessControlRules::parse,
                    scalar(node, "a list of strings").text(),
                    "is neither a list of names nor an object with the one field NetworkRules in a string");
        }

        @Override
        public Object write(Object value) {
            AccessControlRules rules = (AccessControlRules) value;
            return JsonText.write(Map.of("NetworkRules", rules.networkRules())).equals(rules.text())
                    ? rules.networkRules()
                    : rules.text();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("oneOf", List.of(listOfTexts(), TEXT_SCHEMA));
        }
    }

    /** A policy document: an object, or a text if its blanks matter. */
    private record PolicyDocument() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            return parsed(
                    ResourcePolicy::parse,
                    node instanceof Fields
                            ? JsonText.write(node.plain())
                            : scalar(node, "an object").text(),
                    "is no policy document: it has Version \"1\" (a string) and Statement, a list of objects with Effect,"
                            + " Principal, Action and Resource [\"*\"]");
        }

        @Override
        public Object write(Object value) {
            String text = ((ResourcePolicy) value).text();
            Object object = JsonText.parse(text);
            return JsonText.write(object).equals(text) ? object : text;
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", List.of("object", "string"));
        }
    }

    private record TagPairs() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            Map<String, String> tags = new LinkedHashMap<>();
            fields(node).nodes().forEach((key, value) -> {
                String text = scalar(value, "a string").text();
                if (!Tags.isKey(key) || !Tags.isValue(text)) {
                    throw value.spot()
                            .wrong("there is no such tag: keys and values are up to 128 letters, digits and /\\_.+=:@-,"
                                    + " and no key begins with aliyun or acs:");
                }
                tags.put(key, text);
            });
            if (tags.size() > Tags.MOST) {
                throw node.spot().wrong("has " + tags.size() + " tags, where " + Tags.MOST + " are possible");
            }
            return new Tags(Collections.unmodifiableMap(tags));
        }

        @Override
        public Object write(Object value) {
            return ((Tags) value).values();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", "object", "additionalProperties", TEXT_SCHEMA, "maxProperties", Tags.MOST);
        }
    }

    /** The extended configuration of a managed secret: an object, or the parameter as it was sent. */
    private record Config() implements Codec {
        private static final String CUSTOM_DATA = "CustomData";

        @Override
        public Object read(Node node, SourceLocations spots) {
            String reason = "is no ExtendedConfig: up to 1024 characters, and up to 10 pairs in CustomData";
            if (!(node instanceof Fields)) {
                return parsed(SecretConfig::parse, scalar(node, "an object").text(), reason);
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            JsonText.parseObject(JsonText.write(node.plain()))
                    .forEach((name, value) -> fields.put((String) name, value));
            fields.putIfAbsent(CUSTOM_DATA, Map.of());
            // custom data can grow beyond what the parameter takes, by an update of its own
            Map<String, Object> rest = new LinkedHashMap<>(fields);
            Object customData = rest.remove(CUSTOM_DATA);
            parsed(SecretConfig::parse, JsonText.write(rest), reason);
            parsed(SecretConfig.Pairs::parse, JsonText.write(customData == null ? "" : customData), reason);
            return new SecretConfig(Collections.unmodifiableMap(fields));
        }

        @Override
        public Object write(Object value) {
            return ((SecretConfig) value).fields();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", List.of("object", "string"));
        }
    }

    /** A list of entries. */
    record EntryList(EntrySchema<?> shape) implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            if (!(node instanceof Items items)) {
                throw node.spot().wrong("must be a list, but is " + node.described());
            }
            List<Object> entries = new ArrayList<>();
            items.nodes().forEach(item -> entries.add(shape.read(item, spots)));
            return List.copyOf(entries);
        }

        @Override
        public Object write(Object value) {
            return ((List<?>) value)
                    .stream().map(entry -> shape.write((Record) entry)).toList();
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return Map.of("type", "array", "items", definitions.reference(shape));
        }
    }

    /** A list of texts. */
    record TextList() implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            if (node instanceof Items items) {
                return texts(items);
            }
            throw node.spot().wrong("must be a list of strings, but is " + node.described());
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return listOfTexts();
        }
    }

    /** An entry in an entry. */
    record Entry(EntrySchema<?> shape) implements Codec {
        @Override
        public Object read(Node node, SourceLocations spots) {
            return shape.read(node, spots);
        }

        @Override
        public Object write(Object value) {
            return shape.write((Record) value);
        }

        @Override
        public Map<String, Object> schema(SchemaWriter definitions) {
            return definitions.reference(shape);
        }
    }

    /** The object that a node has to be. */
    static Fields fields(Node node) {
        if (node instanceof Fields fields) {
            return fields;
        }
        throw node.spot().wrong("must be an object, but is " + node.described());
    }

    /** A value as part of a sentence. */
    static String shortened(String text) {
        return ClientText.beginning(text, 60);
    }

    private static Map<String, Object> listOfTexts() {
        return new TreeMap<>(Map.of("type", "array", "items", TEXT_SCHEMA));
    }

    private static List<String> texts(Items items) {
        return items.nodes().stream()
                .map(item -> scalar(item, "a string").text())
                .collect(Collectors.toUnmodifiableList());
    }

    private static <T> T parsed(Function<String, T> parser, String text, String reason) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(reason, e);
        }
    }
}
