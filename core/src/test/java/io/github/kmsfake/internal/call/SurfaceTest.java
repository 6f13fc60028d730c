package io.github.kmsfake.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the catalogue against a copy of the service's API description, both ways. */
class SurfaceTest {
    private static final Catalog CATALOG = new Catalog();
    private static final JsonNode DESCRIBED = read();

    private static JsonNode read() {
        try (InputStream json = SurfaceTest.class.getResourceAsStream("/io/github/kmsfake/internal/operations.json")) {
            return new ObjectMapper().readTree(json).get("operations");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Operation<?, ?>> operations() {
        return names(DESCRIBED).stream().flatMap(name -> Stream.ofNullable(CATALOG.find(name)));
    }

    @Test
    void everyOperationOfTheServiceIsPerformed() {
        Set<String> performed = new TreeSet<>(operations().map(Operation::name).toList());

        assertThat(performed).hasSize(92).isEqualTo(names(DESCRIBED));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesTheParametersOfTheService(Operation<?, ?> operation) {
        Map<String, String> expected = new TreeMap<>();
        DESCRIBED
                .get(operation.name())
                .get("parameters")
                .properties()
                .forEach(parameter -> expected.put(
                        parameter.getKey(),
                        sent(parameter.getValue().get("type").asText())
                                + (parameter.getValue().get("required").asBoolean() ? " required" : "")));

        Map<String, String> actual = new TreeMap<>();
        for (RecordSchema.Field parameter :
                RecordReader.of(operation.requestType()).parameters()) {
            actual.put(parameter.wireName(), type(parameter) + (parameter.documentedAsRequired() ? " required" : ""));
        }

        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersWithTheFieldsOfTheService(Operation<?, ?> operation) {
        Map<String, String> expected = new TreeMap<>();
        flatten("", DESCRIBED.get(operation.name()).get("response"), expected);
        assertThat(expected.remove("RequestId")).isEqualTo("String");

        Map<String, String> actual = new TreeMap<>();
        flatten("", RecordSchema.of(operation.answerType()), actual);

        assertThat(actual).isEqualTo(expected);
    }

    /** Of what is no simple type the description only gives the class of some SDK: a list as JSON, and a map. */
    private static String sent(String type) {
        return switch (type) {
            case "List<BatchGetSecretValueRequestSecretsList>" -> "String";
            case "UpdateSecretRequestExtendedConfig" -> "Map";
            default -> type;
        };
    }

    /** What is neither a number nor a truth value travels as a string, whatever it holds. */
    private static String type(RecordSchema.Field parameter) {
        if (parameter.list()) {
            return "RepeatList";
        }
        return Set.of(Map.class, Integer.class, Long.class, Boolean.class).contains(parameter.type())
                ? parameter.type().getSimpleName()
                : "String";
    }

    private static void flatten(String path, JsonNode fields, Map<String, String> flat) {
        fields.properties().forEach(field -> {
            String name = path + field.getKey();
            if (field.getValue().isTextual()) {
                flat.put(name, field.getValue().asText());
            } else {
                flat.put(name, field.getValue().get("type").asText());
                flatten(name + ".", field.getValue().get("fields"), flat);
            }
        });
    }

    private static void flatten(String path, RecordSchema<?> schema, Map<String, String> flat) {
        for (RecordSchema.Field field : schema.fields()) {
            if (field.unwrapped() && field.nested() != null) {
                flatten(path, field.nested(), flat);
                continue;
            }
            String name = path + field.wireName();
            String type = switch (field.kind()) {
                case TEXT, BYTES -> "String";
                case BOOLEAN -> "Boolean";
                case MAP, OBJECT -> "Object";
                case NUMBER -> field.type() == int.class || field.type() == Integer.class ? "Integer" : "Long";
            };
            flat.put(name, field.list() ? "List<" + type + ">" : type);
            if (field.nested() != null) {
                flatten(name + ".", field.nested(), flat);
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
