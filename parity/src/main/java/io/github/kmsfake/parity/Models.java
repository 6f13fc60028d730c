package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.parity.Outcome.Difference;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client reads of the answers: names and JSON types, by operation.
 *
 * @param source the client, with a tag
 * @param complete whether an answer has no other fields, though perhaps not all of these; otherwise it has all of these,
 *     and perhaps others
 * @param operations an answer's fields; a list has one element, which stands for all
 * @param except fields that the client has otherwise than the service, as {@code Operation/path}, and why we say so
 */
record Models(String source, boolean complete, JsonNode operations, JsonNode except) {
    /** Reads those of a folder; snapshots beside them are left alone. */
    static List<Models> read(Path folder) throws IOException {
        List<Models> models = new ArrayList<>();
        for (Path file : Snapshots.files(folder)) {
            JsonNode json = Snapshots.json(file);
            if (json.has("operations")) {
                models.add(new Models(
                        json.path("source").asText(),
                        json.path("complete").asBoolean(),
                        json.path("operations"),
                        json.path("except")));
            }
        }
        return models;
    }

    /** Whether they say something of a case: a success over RPC, in JSON. */
    boolean have(Case one) {
        return !one.refused()
                && !one.when().instanceProtocol()
                && !one.when().how().containsKey("format")
                && operations.has(one.when().call());
    }

    /** What an answer has that the client does not expect. */
    List<Difference> differences(Case one, Answer answer) {
        List<Difference> differences = new ArrayList<>();
        if (have(one) && answer.status() == 200) {
            add(one.when().call(), operations.path(one.when().call()), answer.body(), differences);
        }
        return differences;
    }

    private void add(String path, JsonNode model, JsonNode actual, List<Difference> differences) {
        if (except.has(path)) {
            return;
        }
        String expected = model.isTextual() ? model.asText() : Comparison.type(model);
        if (!expected.equals(Comparison.type(actual))) {
            differences.add(new Difference(path + ", " + source, expected, Comparison.type(actual)));
        } else if (model.isObject()) {
            names(complete ? actual : model)
                    .forEach(name -> add(path + "/" + name, model.path(name), actual.path(name), differences));
        } else if (model.has(0)) {
            actual.forEach(element -> add(path, model.path(0), element, differences));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
