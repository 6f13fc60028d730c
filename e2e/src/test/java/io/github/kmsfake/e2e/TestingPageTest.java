package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kmsfake.KmsFakeServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/testing.md: those that are marked as parts of a file are, and those to be run do run. */
class TestingPageTest {
    private static final Path PAGE = Path.of("../docs/testing.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\S+) -->\\n```[a-z]+\\n(.*?)```", Pattern.DOTALL);

    /** An example and where it says that it is from. */
    record Example(String from, String text) {
        @Override
        public String toString() {
            return from + ": " + text.lines().findFirst().orElse("");
        }
    }

    static List<Example> fromFiles() throws Exception {
        return examples().stream()
                .filter(example -> !example.from().equals("run"))
                .toList();
    }

    static List<Example> commands() throws Exception {
        return examples().stream()
                .filter(example -> example.from().equals("run"))
                .toList();
    }

    private static List<Example> examples() throws Exception {
        List<Example> examples = new ArrayList<>();
        for (Matcher found = EXAMPLE.matcher(Files.readString(PAGE)); found.find(); ) {
            examples.add(new Example(found.group(1), found.group(2)));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("fromFiles")
    void isPartOfAFileThatIsTested(Example example) throws Exception {
        String file = Files.readString(Path.of("..").resolve(example.from()));

        assertThat(words(file)).contains(words(example.text()));
    }

    /** How lines are broken is the formatter's business. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runs(Example example, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here");
        try (KmsFakeServer kms =
                KmsFakeServer.builder().state("classpath:orders.yaml").start()) {
            Process process = new ProcessBuilder(
                            "bash", "-ec", example.text().replace("127.0.0.1:4590", kms.endpoint()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).doesNotContain("\"message\"", "\"Code\":\"InvalidApi.NotFound\"");
        }
    }

    @Test
    void showsAllKindsOfEntries() throws Exception {
        String yaml = fromFiles().stream()
                .filter(example -> example.from().endsWith(".yaml"))
                .map(Example::text)
                .collect(Collectors.joining());

        assertThat(Stream.of(
                        "accessKeys",
                        "instances",
                        "networkRules",
                        "policies",
                        "accessPoints",
                        "clientKeys",
                        "keys",
                        "secrets"))
                .allSatisfy(field -> assertThat(yaml).contains("\n" + field + ":"));
    }
}
