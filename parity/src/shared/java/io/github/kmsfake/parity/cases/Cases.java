package io.github.kmsfake.parity.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the files of cases. */
public final class Cases {
    private static final String FOLDER = "/parity-cases";

    private Cases() {}

    /** All cases there are, in the order of their files' names. */
    public static List<Group> all() {
        try {
            URI folder = Objects.requireNonNull(Cases.class.getResource(FOLDER), FOLDER)
                    .toURI();
            if (!folder.getScheme().equals("jar")) {
                return read(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Group> read(Path folder) throws IOException {
        List<Group> groups = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                try {
                    file(Files.readString(file), groups);
                } catch (RuntimeException e) {
                    throw new IllegalStateException(file + ": " + e.getMessage(), e);
                }
            }
        }
        return List.copyOf(groups);
    }

    private static void file(String yaml, List<Group> groups) {
        // what a reader may take in is bounded for strangers' documents; these are our own
        Map<?, ?> file = map(new Load(
                        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
                .loadFromString(yaml));
        String topic = text(file.get("operation"), text(file.get("topic"), ""));
        for (Object entry : list(file.get("groups"))) {
            Map<?, ?> group = map(entry);
            List<Case> cases = new ArrayList<>();
            list(group.get("refused")).forEach(one -> cases.add(row(map(one), topic)));
            list(group.get("cases")).forEach(one -> cases.add(row(map(one), topic)));
            List<String> instances = texts(group.get("instances"));
            groups.add(new Group(
                    text(group.get("name"), ""),
                    topic,
                    instances.isEmpty() ? List.of(Group.READY) : instances,
                    texts(file.get("dataKeys")),
                    text(group.get("account"), Group.ENABLED),
                    list(group.get("given")).stream()
                            .map(one -> step(map(one), topic))
                            .toList(),
                    cases));
        }
    }

    private static Case row(Map<?, ?> row, String topic) {
        String code = text(row.get("code"), "");
        return new Case(
                text(row.get("id"), ""),
                text(row.get("title"), ""),
                step(row, topic),
                Integer.parseInt(text(row.get("status"), "200")),
                code,
                text(row.get("names"), ""),
                strings(row.get("fields")),
                text(row.get("source"), code.isEmpty() ? "documented" : ""));
    }

    private static Step step(Map<?, ?> step, String topic) {
        return new Step(
                text(step.get("call"), topic),
                strings(step.get("with")),
                strings(step.get("save")),
                strings(step.get("how")));
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object node, String otherwise) {
        return node == null ? otherwise : node.toString();
    }

    private static List<String> texts(@Nullable Object node) {
        return list(node).stream().map(String::valueOf).toList();
    }

    private static Map<String, String> strings(@Nullable Object node) {
        Map<String, String> strings = new LinkedHashMap<>();
        map(node).forEach((name, value) -> strings.put(String.valueOf(name), text(value, "")));
        return java.util.Collections.unmodifiableMap(strings);
    }
}
