package io.github.kmsfake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what the documents for developers say of the code to what there is. */
class InvariantsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)*`");
    private static final Pattern PROMISE = Pattern.compile("\\| [A-Z`].*");

    @Test
    void everyPromiseHasItsTest() throws IOException {
        List<String> promises = Files.readAllLines(PROJECT.resolve("INVARIANTS.md")).stream()
                .filter(PROMISE.asMatchPredicate())
                .toList();

        assertThat(promises)
                .hasSizeGreaterThan(20)
                .allSatisfy(promise -> assertThat(promise).containsPattern(TEST));
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> missing = new ArrayList<>();
        Files.readString(PROJECT.resolve("INVARIANTS.md"))
                .lines()
                .forEach(line -> TEST.matcher(line)
                        .results()
                        .filter(test -> !exists(sources.getOrDefault(test.group(1), List.of()), test.group(2)))
                        .forEach(test -> missing.add(test.group())));

        assertThat(missing).isEmpty();
    }

    private static boolean exists(List<Path> files, String method) {
        return files.stream().anyMatch(file -> method == null || read(file).contains("void " + method + "("));
    }

    @Test
    void everyTypeThatTheArchitectureNamesExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> missing = TYPE.matcher(Files.readString(PROJECT.resolve("ARCHITECTURE.md")))
                .results()
                .map(type -> type.group(1))
                .filter(type -> !sources.containsKey(type))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** The source files of all modules, by name. What a build makes is passed over: it comes and goes meanwhile. */
    private static Map<String, List<Path>> sources() throws IOException {
        Map<String, List<Path>> sources = new HashMap<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    sources.computeIfAbsent(name.replace(".java", ""), any -> new ArrayList<>())
                            .add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
