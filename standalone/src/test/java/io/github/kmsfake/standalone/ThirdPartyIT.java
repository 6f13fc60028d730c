package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others wrote stands in the jar with its licence, and with nothing of it under a name of its own but picocli. */
class ThirdPartyIT {
    private static final List<String> MODULES = List.of("kms-fake-core", "kms-fake-standalone");
    private static final Pattern COMPONENT = Pattern.compile("\"purl\" *: *\"pkg:maven/([^/\"]+)/([^@\"]+)@([^\"?]+)");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`:]+:[^`]+)` \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern ROW_OF_VERSIONS = Pattern.compile("^\\| `([^`]+)` \\| (\\S+) \\|", Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("`([^`]+)`");

    private JarFile jar;

    @BeforeEach
    void open() throws Exception {
        jar = new JarFile(Path.of(System.getProperty("standalone.jar")).toFile());
    }

    @AfterEach
    void close() throws Exception {
        jar.close();
    }

    /** Undertow comes in part. A class of what is used that needs a class that is not there would show only when it is called. */
    @Test
    void hasAllThatTheWebServerNeeds() throws Exception {
        String undertow = "io/github/kmsfake/shaded/io/undertow/";
        Pattern used = Pattern.compile(
                undertow + "(Undertow[A-Z][^/]*|(channels|conduits|connector|io|server/protocol/http)/[^/]*"
                        + "|util/[^/]*|server/[^/]*|protocols/ssl/[^/]*)\\.class");
        Pattern unused = Pattern.compile("RoutingHandler|Alpn|/Sessions\\.|StringReadChannelListener");
        List<String> needed = jar.stream()
                .map(ZipEntry::getName)
                .filter(name ->
                        used.matcher(name).matches() && !unused.matcher(name).find())
                .toList();
        assertThat(needed).contains(undertow + "UndertowMessages_$bundle.class").hasSizeGreaterThan(200);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {Path.of(System.getProperty("standalone.jar")).toUri().toURL()}, null)) {
            assertThat(needed).allSatisfy(name -> {
                String type =
                        name.substring(0, name.length() - ".class".length()).replace('/', '.');
                assertThatCode(() -> Class.forName(type, true, loader).getDeclaredMethods())
                        .doesNotThrowAnyException();
            });
        }
    }

    @Test
    void listsWhatTheBillsOfMaterialsList() {
        List<String> components = MODULES.stream()
                .flatMap(module -> found(COMPONENT, billOfMaterials(module)))
                .map(component -> component.group(1) + ":" + component.group(2))
                .filter(component -> !component.startsWith("io.github.kmsfake:"))
                .distinct()
                .toList();

        assertThat(components).contains("com.google.protobuf:protobuf-javalite", "info.picocli:picocli");
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void hasTheVersionsOfThePageOfDependencies() throws Exception {
        String page = Files.readString(Path.of("../docs/dependencies.md"));
        Map<String, String> inside = versions(page.substring(0, page.indexOf("## Beside the jars")));
        Map<String, String> components = new TreeMap<>();
        MODULES.forEach(module -> found(COMPONENT, billOfMaterials(module))
                .forEach(component ->
                        components.put(component.group(1) + ":" + component.group(2), component.group(3))));

        assertThat(components).containsAllEntriesOf(inside);
        assertThat(groups(inside)).isEqualTo(groups(rows()));
        String poms = Files.readString(Path.of("../pom.xml"));
        assertThat(versions(page).values())
                .filteredOn(version -> !inside.containsValue(version))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(poms).contains(">" + version + "<"));
    }

    private static Map<String, String> versions(String page) {
        return ROW_OF_VERSIONS
                .matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static Set<String> groups(Map<String, String> libraries) {
        return libraries.keySet().stream()
                .map(library -> library.substring(0, library.indexOf(':')))
                .collect(Collectors.toSet());
    }

    private static String billOfMaterials(String module) {
        return "META-INF/sbom/" + module + ".cdx.json";
    }

    @Test
    void hasTheTextOfEachLicence() {
        rows().forEach((library, files) -> {
            List<String> texts =
                    FILE.matcher(files).results().map(file -> file.group(1)).toList();
            assertThat(texts)
                    .as(library)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(text(file)).contains("Copyright"));
        });
    }

    @Test
    void holdsNothingElseOfOthers() {
        List<String> strangers = Collections.list(jar.entries()).stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.endsWith("/"))
                .filter(name -> !name.matches("(META-INF/versions/\\d+/)?(io/github/kmsfake|picocli)/.*"))
                .filter(name -> !name.matches("META-INF/(kms-fake|kms-fake-standalone|sbom|services)/.*"))
                .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|NOTICE|[A-Za-z-]+-LICENSE)"))
                .toList();

        assertThat(strangers).isEmpty();
    }

    private Map<String, String> rows() {
        return MODULES.stream()
                .flatMap(module -> found(ROW, "META-INF/" + module.replace("-core", "") + "/THIRD-PARTY.md"))
                .collect(Collectors.toMap(
                        (MatchResult row) -> row.group(1), row -> row.group(3), (one, other) -> one, TreeMap::new));
    }

    private Stream<MatchResult> found(Pattern pattern, String file) {
        return pattern.matcher(text(file)).results();
    }

    private String text(String file) {
        ZipEntry entry = jar.getEntry(file);
        assertThat(entry).as(file).isNotNull();
        try {
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
