package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.fail;

import com.aliyun.teautil.Common;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.e2e.Markdown.Block;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

/**
 * Each code block of each page is checked as its language allows, if nothing runs it: parsed, compiled, or held to the
 * state documents. A block in a language without a check fails.
 */
class CodeBlocksTest {
    /** What reads code blocks by the marker above them, and runs them. */
    private static final List<String> RUNNERS = List.of(".ci/run", ".ci/docker", "consumers/run");

    private static final Pattern METHOD = Pattern.compile("(?s)\\s*@(?:Test|RegisterExtension)\\b.*");
    private static final Pattern TYPE = Pattern.compile("(?ms)^(?:@\\w+.*?\\n)?(?:public |final )*class (\\w+)");

    /** What a version in a block must be: the pattern, and where the POM of the project says it. */
    private static final Map<String, String> VERSIONS = Map.of(
            "(?:kms-fake-[a-z0-9]+</artifactId>\\s*<version>|io\\.github\\.kmsfake:kms-fake-[a-z0-9]+:)([^<\"]+)",
            "(?m)^  <version>(.*?)</version>",
            "(?:kms20160120</artifactId>\\s*<version>|com\\.aliyun:kms20160120:)([^<\"]+)",
            "<aliyun-kms20160120.version>(.*?)<",
            "(?:>junit-jupiter</artifactId>\\s*<version>|org\\.junit\\.jupiter:junit-jupiter:)([^<\"]+)",
            "<junit.version>(.*?)<",
            "(?:dkms-gcs-sdk</artifactId>\\s*<version>|com\\.aliyun:alibabacloud-dkms-gcs-sdk:)([^<\"]+)",
            "<alibabacloud-dkms-gcs-sdk.version>(.*?)<");

    @TempDir
    private Path folder;

    static List<Block> blocks() throws IOException {
        return Markdown.blocks().stream()
                .filter(block -> !block.language().isEmpty() && !block.isExample())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isCorrect(Block block) throws Exception {
        switch (block.language()) {
            case "shell", "sh", "bash" -> parseShell(block);
            case "json" -> assertThatCode(() -> Common.parseJSON(block.text())).doesNotThrowAnyException();
            case "yaml" -> readYaml(block);
            case "xml" -> readXml(block);
            case "java" -> compile(block);
            case "kotlin" -> assertThat(block.text()).contains("io.github.kmsfake:"); // its versions are compared below
            case "text" -> assertThat(block.text()).isNotBlank();
            default -> fail(block + ": nothing checks this language");
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void hasAMarkerThatSomethingReads(Block block) throws IOException {
        if (!block.marker().isEmpty() && !block.marker().endsWith(": begin")) {
            StringBuilder runners = new StringBuilder();
            for (String runner : RUNNERS) {
                runners.append(Files.readString(Markdown.ROOT.resolve(runner)));
            }
            assertThat(runners).contains("'" + block.marker() + "'");
        }
    }

    @Test
    void namesTheVersionsOfTheBuild() throws IOException {
        String pom = Files.readString(Markdown.ROOT.resolve("pom.xml"));
        int compared = 0;
        for (Block block : Markdown.blocks()) {
            for (Map.Entry<String, String> version : VERSIONS.entrySet()) {
                String expected = matches(version.getValue(), pom).get(0).group(1);
                for (MatchResult named : matches(version.getKey(), block.text())) {
                    assertThat(named.group(1)).as(block.toString()).isEqualTo(expected);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    /** The image is in no registry, so whoever is told to use it is told how to build it. */
    @Test
    void saysHowToBuildTheImageWhereItIsUsed() throws IOException {
        for (Block block : Markdown.blocks()) {
            if (block.text().contains("kmsfake/kms-fake")) {
                assertThat(Files.readString(block.page()))
                        .as(block.toString())
                        .containsPattern("build\\.sh|image/README\\.md");
            }
        }
    }

    private void parseShell(Block block) throws Exception {
        Process bash = new ProcessBuilder(
                        "bash",
                        "-n",
                        Files.writeString(folder.resolve("block.sh"), block.text())
                                .toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(output).isZero();
    }

    private void readYaml(Block block) throws IOException {
        if (block.text().startsWith("kmsFakeState:")) {
            Path document = Files.writeString(folder.resolve("state.yaml"), block.text());
            KmsFakeServer.builder().state(document.toString()).start().close();
        } else {
            assertThat(new Load(LoadSettings.builder().build()).loadFromString(block.text()))
                    .isNotNull();
        }
    }

    private static void readXml(Block block) throws Exception {
        String text = block.text().startsWith("<?xml") ? block.text() : "<all>" + block.text() + "</all>";
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text))))
                .isNotNull();
    }

    /** A whole class as it is; methods inside the page's first class; statements inside a method that has a server. */
    private void compile(Block block) throws IOException {
        String source = block.text();
        if (METHOD.matcher(source).matches()) {
            source = firstClass(block.page()).replaceFirst("}\\s*$", "") + source + "}\n";
        } else if (matches(TYPE.pattern(), source).isEmpty()) {
            source =
                    "import io.github.kmsfake.*;\nclass Statements {\n    void run(KmsFakeServer kms) throws Exception {\n"
                            + source + "    }\n}\n";
        }
        String name = matches(TYPE.pattern(), source).get(0).group(1);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);

        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, options(file).toArray(String[]::new)))
                .as(source)
                .isZero();
    }

    private List<String> options(Path file) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath, file.toString()));
    }

    private static String firstClass(Path page) throws IOException {
        return Markdown.blocks().stream()
                .filter(block -> block.page().equals(page) && block.language().equals("java"))
                .map(Block::text)
                .filter(text -> !matches(TYPE.pattern(), text).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
