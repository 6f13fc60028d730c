package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.e2e.Markdown.Block;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of all pages: those that are marked as parts of a file are, and those to be run do run. */
class TestingPageTest {
    static List<Block> fromFiles() throws Exception {
        return examples().filter(block -> !from(block).equals("run")).toList();
    }

    static List<Block> commands() throws Exception {
        return examples().filter(block -> from(block).equals("run")).toList();
    }

    private static Stream<Block> examples() throws Exception {
        return Markdown.blocks().stream().filter(Block::isExample);
    }

    private static String from(Block block) {
        return block.marker().substring("example: ".length());
    }

    @ParameterizedTest
    @MethodSource("fromFiles")
    void isPartOfAFileThatIsTested(Block example) throws Exception {
        String file = Files.readString(Markdown.ROOT.resolve(from(example)));

        assertThat(words(file)).contains(words(example.text()));
    }

    /** How lines are broken is the formatter's business. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runs(Block example, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here");
        try (KmsFakeServer kms =
                KmsFakeServer.builder().state("classpath:orders.yaml").start()) {
            Process process = new ProcessBuilder(
                            "bash",
                            "-ec",
                            example.text()
                                    .replace("127.0.0.1:4590", kms.endpoint())
                                    .replace("127.0.0.1:4591", kms.tlsEndpoint()))
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
                .filter(example -> from(example).endsWith(".yaml"))
                .map(Block::text)
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
