package io.github.kmsfake.internal.statefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published JSON Schema says what the code reads. */
class SchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/state.schema.json");
    private static final Path SHOULD_BE = Path.of("target/state.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isTheTableOfFieldsOfTheCode() throws Exception {
        Files.writeString(SHOULD_BE, StateDocuments.schema());

        assertThat(Files.readString(PUBLISHED))
                .as("docs/state.schema.json; it should be as core/" + SHOULD_BE)
                .isEqualTo(StateDocuments.schema());
    }

    @Test
    void describesEveryField() throws Exception {
        List<JsonNode> properties = JSON.readTree(StateDocuments.schema()).findValues("properties");

        assertThat(properties)
                .hasSizeGreaterThan(10)
                .allSatisfy(fields -> fields.forEach(
                        field -> assertThat(field.path("description").asText()).isNotEmpty()));
    }

    @Test
    void knowsEveryFieldOfAnExport() throws Exception {
        JsonNode schema = JSON.readTree(StateDocuments.schema());
        try (TestServer kms =
                TestServer.with().state(PreparedStateTest.DOCUMENT).start()) {
            List<String> unknown = new ArrayList<>();
            Set<String> kinds = new TreeSet<>();
            check(JSON.readTree(kms.server().states().write()), schema, schema, unknown, kinds);

            assertThat(unknown).isEmpty();
            assertThat(kinds)
                    .as("kinds of entries that the export has")
                    .containsExactlyInAnyOrderElementsOf(schema.get("$defs").properties().stream()
                            .map(kind -> "#/$defs/" + kind.getKey())
                            .toList());
        }
    }

    /** As much of JSON Schema as this one uses for objects and lists. */
    private static void check(JsonNode value, JsonNode type, JsonNode root, List<String> unknown, Set<String> kinds) {
        if (type.has("$ref")) {
            String kind = type.get("$ref").asText();
            assertThat(root.at(kind.substring(1)).isObject()).as(kind).isTrue();
            kinds.add(kind);
            check(value, root.at(kind.substring(1)), root, unknown, kinds);
        } else if (value.isArray()) {
            value.forEach(item -> check(item, type.path("items"), root, unknown, kinds));
        } else if (value.isObject() && type.has("properties")) {
            value.properties().forEach(field -> {
                JsonNode property = type.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    unknown.add(field.getKey());
                }
                check(field.getValue(), property, root, unknown, kinds);
            });
        }
    }
}
