package io.github.kmsfake.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        try (TestServer kms = TestServer.with().start()) {
            kms.ok("CreateKey");
            kms.ok("CreateSecret", "SecretName", "a", "VersionId", "v1", "SecretData", "one");
            List<String> unknown = new ArrayList<>();
            check(JSON.readTree(kms.server().states().write()), schema, schema, unknown);

            assertThat(unknown).isEmpty();
        }
    }

    /** As much of JSON Schema as this one uses for objects and lists. */
    private static void check(JsonNode value, JsonNode type, JsonNode root, List<String> unknown) {
        JsonNode resolved = type.has("$ref") ? root.at(type.get("$ref").asText().substring(1)) : type;
        if (value.isArray()) {
            value.forEach(item -> check(item, resolved.path("items"), root, unknown));
        } else if (value.isObject() && resolved.has("properties")) {
            value.properties().forEach(field -> {
                JsonNode property = resolved.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    unknown.add(field.getKey());
                }
                check(field.getValue(), property, root, unknown);
            });
        }
    }
}
