package io.github.kmsfake.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.schema.Parameters;
import io.github.kmsfake.internal.schema.RecordSchema;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the catalogue against a copy of the service's API description, and all that names operations against both. */
class SurfaceTest {
    private static final JsonNode DESCRIPTION = read();
    private static final JsonNode DESCRIBED = DESCRIPTION.get("operations");

    private static JsonNode read() {
        try (InputStream json = SurfaceTest.class.getResourceAsStream("/io/github/kmsfake/internal/operations.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> operations() {
        return Catalog.RPC.names();
    }

    private static Operation<?, ?> operation(String name) {
        return Objects.requireNonNull(Catalog.RPC.find(name));
    }

    private static Set<String> instanceOperations() {
        Set<String> names = new TreeSet<>();
        DESCRIPTION.get("instanceOperations").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void everyOperationOfTheServiceIsPerformed() {
        assertThat(Catalog.RPC.names()).containsExactlyInAnyOrderElementsOf(names(DESCRIBED));
        assertThat(Catalog.INSTANCE.names()).containsExactlyInAnyOrderElementsOf(instanceOperations());
    }

    @Test
    void faultsOnEveryOperationReachIt() {
        try (TestServer kms = TestServer.with().start()) {
            InstanceClient client = AccessChain.everything(kms);
            for (String name : names(DESCRIBED)) {
                addFault(kms, name);
                assertThat(kms.call(name).text("Code")).as(name).isEqualTo("Rejected.Throttling");
            }
            for (String name : instanceOperations()) {
                addFault(kms, name);
                assertThat(client.call(name).code()).as(name).isEqualTo("Rejected.Throttling");
            }
        }
    }

    private static void addFault(TestServer kms, String operation) {
        Reply added = kms.control(
                "POST",
                "faults",
                "{\"operation\":\"" + operation + "\",\"error\":\"Rejected.Throttling\",\"times\":1}");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    @Test
    void everyOperationIsSuggestedForItsMistypedName() {
        try (TestServer kms = TestServer.with().start()) {
            InstanceClient client = AccessChain.everything(kms);
            names(DESCRIBED).forEach(name -> kms.call(name + "x"));
            instanceOperations().forEach(name -> client.call(name + "x"));

            String calls = kms.control("GET", "requests").body();
            assertThat(names(DESCRIBED)).allSatisfy(name -> assertThat(calls).contains(suggestion(name)));
            assertThat(instanceOperations())
                    .allSatisfy(name -> assertThat(calls).contains(suggestion(name)));
            assertThat(instanceOperations())
                    .allSatisfy(name ->
                            assertThat(faultRefusedFor(kms, name + "x")).contains("did you mean " + name + "?"));
            assertThat(names(DESCRIBED))
                    .allSatisfy(name ->
                            assertThat(faultRefusedFor(kms, name + "x")).contains("did you mean " + name + "?"));
        }
    }

    private static String suggestion(String name) {
        return "There is no operation " + name + "x; did you mean " + name + "?";
    }

    private static String faultRefusedFor(TestServer kms, String operation) {
        Reply refused = kms.control(
                "POST", "faults", "{\"operation\":\"" + operation + "\",\"error\":\"Rejected.Throttling\"}");
        assertThat(refused.status()).isEqualTo(400);
        return refused.body();
    }

    /** What each line of the page says is held by the test that writes it, in the module {@code e2e}. */
    @Test
    void thePageOfOperationsListsThemAll() throws IOException {
        String[] parts = Files.readString(Path.of("../docs/operations.md")).split("\n## ", -1);

        assertThat(parts).as("the page has a part for each protocol").hasSize(2);
        assertThat(rows(parts[0])).containsExactlyInAnyOrderElementsOf(Catalog.RPC.names());
        assertThat(rows(parts[1])).containsExactlyInAnyOrderElementsOf(Catalog.INSTANCE.names());
    }

    private static List<String> rows(String page) {
        return Pattern.compile("^\\| ([A-Z]\\w+) \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CHANGELOG.md"})
    void documentsSayHowManyThereAre(String document) throws IOException {
        assertThat(Files.readString(Path.of("..", document)))
                .contains(Catalog.RPC.names().size() + " operations")
                .contains(Catalog.INSTANCE.names().size() + " calls");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesTheParametersOfTheService(String name) {
        Map<String, String> expected = new TreeMap<>();
        DESCRIBED
                .get(name)
                .get("parameters")
                .properties()
                .forEach(parameter -> expected.put(
                        parameter.getKey(),
                        sent(parameter.getValue().get("type").asText())
                                + (parameter.getValue().get("required").asBoolean() ? " required" : "")));

        Map<String, String> actual = new TreeMap<>();
        for (RecordSchema.Field parameter : Parameters.of(operation(name).requestType())) {
            actual.put(
                    parameter.wireName(),
                    type(parameter) + (Parameters.isDocumentedAsRequired(parameter) ? " required" : ""));
        }

        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersWithTheFieldsOfTheService(String name) {
        Map<String, String> expected = new TreeMap<>();
        flatten("", DESCRIBED.get(name).get("response"), expected);
        assertThat(expected.remove("RequestId")).isEqualTo("String");

        Map<String, String> actual = new TreeMap<>();
        flatten("", RecordSchema.of(operation(name).answerType()), actual);

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

    /** What is neither a number nor a boolean travels as a string, whatever it holds. */
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
