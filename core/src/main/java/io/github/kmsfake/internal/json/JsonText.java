package io.github.kmsfake.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.kmsfake.internal.text.ClientText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that the API carries inside string parameters. */
public final class JsonText {
    private static final int DEEPEST_NESTING = 32;

    /** Far more than any parameter has that means something; empty objects take fifty times the memory of their text. */
    private static final long MOST_TOKENS = 100_000;

    private static final JsonFactory JSON = factory(MOST_TOKENS);

    /** A class of its own, so that nobody loads it who does not read answers of another fake. */
    private static final class Unbounded {
        static final JsonFactory JSON = factory(Long.MAX_VALUE);
    }

    private JsonText() {}

    private static JsonFactory factory(long mostTokens) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .maxTokenCount(mostTokens)
                        .build())
                .build();
    }

    /**
     * The one JSON value that {@code text} holds: a {@code String}, {@code Number}, {@code Boolean}, unmodifiable
     * {@code List} or unmodifiable {@code Map} in the order of the text.
     *
     * @throws IllegalArgumentException if it is not exactly one JSON value, repeats a field, or holds a null, which
     *     no parameter of this API gives a meaning
     */
    public static Object parse(String text) {
        return parse(JSON, text);
    }

    /** The same of any length, for what comes from a fake and not from its clients. */
    public static Object parseUnbounded(String text) {
        return parse(Unbounded.JSON, text);
    }

    private static Object parse(JsonFactory json, String text) {
        try (JsonParser parser = json.createParser(text)) {
            Object value = read(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /**
     * The list that {@code text} holds.
     *
     * @throws IllegalArgumentException if it holds anything else
     */
    public static List<?> parseArray(String text) {
        if (parse(text) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("not a JSON array");
    }

    /**
     * The object that {@code text} holds, by field name.
     *
     * @throws IllegalArgumentException if it holds anything else
     */
    public static Map<?, ?> parseObject(String text) {
        if (parse(text) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /**
     * {@code values} as strings.
     *
     * @throws IllegalArgumentException if one of them is none, or {@code values} is no list
     */
    public static List<String> strings(@Nullable Object values) {
        if (!(values instanceof List<?> list)) {
            throw new IllegalArgumentException("not a JSON array");
        }
        List<String> strings = new ArrayList<>(list.size());
        for (Object value : list) {
            strings.add(string(value));
        }
        return List.copyOf(strings);
    }

    /**
     * {@code value} as a string.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String string(@Nullable Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("not a JSON string");
    }

    /** {@code value} as text: what {@link #parse} reads, without blanks. */
    public static String write(Object value) {
        return write(value, null);
    }

    /** {@code value} as text for people: a field a line, with {@code \\n} line ends. */
    public static String indented(Object value) {
        return write(value, Indented.printer()) + "\n";
    }

    private static String write(Object value, @Nullable PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            if (printer != null) {
                generator.setPrettyPrinter(printer);
            }
            write(generator, value);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return ClientText.inKeptJson(text.toString());
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                generator.writeFieldName((String) field.getKey());
                write(generator, field.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else {
            generator.writeString((String) value);
        }
    }

    private static Object read(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new IllegalArgumentException("no JSON value");
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            // the platform's own fractions would be infinite where they are too large
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> readArray(parser);
            case START_OBJECT -> readObject(parser);
            default -> throw new IllegalArgumentException("a JSON value of no use here");
        };
    }

    private static List<Object> readArray(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(read(parser, token));
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.put(name, read(parser, parser.nextToken()));
        }
        return Collections.unmodifiableMap(fields);
    }

    /** A class of its own, so that nobody loads it who does not write for people. */
    private static final class Indented {
        static PrettyPrinter printer() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(indenter);
            printer.indentObjectsWith(indenter);
            return printer;
        }
    }
}
