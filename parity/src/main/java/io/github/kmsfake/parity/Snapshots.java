package io.github.kmsfake.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kmsfake.parity.Outcome.Difference;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers that were recorded or are documented, a file each. */
final class Snapshots {
    /** The source of a snapshot of the service itself; any other tells a part of an answer only. */
    static final String RECORDED = "recorded";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Snapshots() {}

    /** A snapshot: whose answer it is, and what it is. */
    record Snapshot(String id, String source, int status, String type, JsonNode body) {
        /** What an answer has otherwise. */
        List<Difference> differences(Answer answer, JsonNode normal) {
            if (!source.startsWith(RECORDED) && !source.startsWith(Options.FAKE)) {
                return Comparison.partly(status, body, answer, normal);
            }
            Answer recorded = new Answer(status, type, body, answer.time());
            return Comparison.of(recorded, body, answer, normal, Duration.ofDays(1));
        }
    }

    /** Writes what was answered, with nothing in it that is secret or an account's own. */
    static void write(Path folder, Case one, Answer answer, JsonNode body, String source) throws IOException {
        ObjectNode snapshot = JSON.createObjectNode()
                .put("case", one.id())
                .put("title", one.title())
                .put("source", source)
                .put("status", answer.status())
                .put("type", answer.type());
        snapshot.set("body", body);
        Path file = folder.resolve(one.id().replaceAll("[^A-Za-z0-9/_-]", "-") + ".json");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(snapshot) + "\n");
    }

    /** Reads a folder, by id. */
    static Map<String, Snapshot> read(Path folder) throws IOException {
        Map<String, Snapshot> snapshots = new TreeMap<>();
        for (Path file : files(folder)) {
            JsonNode snapshot = json(file);
            if (snapshot.has("operations")) {
                continue;
            }
            for (String field : List.of("case", "source", "status", "body")) {
                if (!snapshot.has(field)) {
                    throw new IOException(file + " is no snapshot: it has no " + field);
                }
            }
            String id = snapshot.path("case").asText();
            Snapshot read = new Snapshot(
                    id,
                    snapshot.path("source").asText(),
                    snapshot.path("status").asInt(),
                    snapshot.path("type").asText(),
                    snapshot.path("body"));
            if (snapshots.put(id, read) != null) {
                throw new IOException(file + " is a second snapshot of " + id);
            }
        }
        return snapshots;
    }

    /** All files of JSON in a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static JsonNode json(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
