package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.junit5.KmsFake;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page of all settings to what there is; what it should say is written beside the test's results. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path SHOULD_BE = Path.of("target/configuration.md");

    /** Attributes without a flag: what they do is done to the jar by other flags, or over HTTP, or not at all. */
    private static final Set<String> ATTRIBUTES_ONLY = Set.of("certificateAuthority", "clock", "failOn");

    /** Attributes whose flag says the opposite. */
    private static final Map<String, String> OPPOSITES = Map.of("control", "--no-control");

    @Test
    void saysWhatThereIs() throws Exception {
        String page = """
                # Configuration

                Configure KMS Fake with flags of the jar, with environment variables of the jar or the image, or with attributes of
                `@KmsFake`. `KmsFakeServer.builder()` has a method for each attribute. Defaults are in parentheses. A flag overrides its
                environment variable. If you can repeat a setting, its variable takes several values separated by commas, and its
                attribute takes an array. Switches are `true` or `false`. `ConfigurationPageTest` writes this page.

                | Flag | Environment variable | `@KmsFake` | Description |
                |---|---|---|---|
                """ + Arrays.stream(Setting.values()).map(this::row).collect(Collectors.joining()) + """

                In the image, `KMS_FAKE_HOST` is `0.0.0.0`. In a test, the ports are 0 by default, which means any free port. `--version`
                and `--help` show the version and the flags. The attributes `certificateAuthority`, `clock`, and `failOn` have no flag.

                A flag or a variable `KMS_FAKE_…` that isn't in this table stops the start. The message names the nearest one. Variables
                that Kubernetes or container links set for a service named `kms-fake` (`KMS_FAKE_SERVICE_HOST`,
                `KMS_FAKE_PORT=tcp://…`) are ignored.
                """;
        Files.writeString(SHOULD_BE, page);

        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md; it should be as standalone/" + SHOULD_BE)
                .isEqualTo(page);
    }

    @Test
    void everyAttributeHasItsFlag() {
        assertThat(attributes().keySet())
                .isSubsetOf(Arrays.stream(Setting.values()).map(Setting::flag).toList());
    }

    private String row(Setting setting) {
        String label = setting.label();
        return "| " + code(setting.flag() + (label == null ? "" : " " + label)) + " | "
                + code(setting.variable()) + " | "
                + code(attributes().getOrDefault(setting.flag(), "")) + " | "
                + setting.description().replace("|", "\\|") + " |\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** What stands for a flag in the annotation, by flag. */
    private static Map<String, String> attributes() {
        return Stream.of(KmsFake.class.getDeclaredMethods())
                .filter(attribute -> !ATTRIBUTES_ONLY.contains(attribute.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .collect(Collectors.toMap(ConfigurationPageTest::flag, ConfigurationPageTest::example));
    }

    private static String flag(Method attribute) {
        String words = attribute.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        List<String> flags = Arrays.stream(Setting.values()).map(Setting::flag).toList();
        return Stream.<Function<String, String>>of(
                        name -> "--" + name,
                        name -> "--" + name.replaceAll("ies$", "y"),
                        name -> "--" + name.replaceAll("s$", ""))
                .map(way -> way.apply(words))
                .filter(flags::contains)
                .findFirst()
                .orElse(OPPOSITES.getOrDefault(attribute.getName(), "no flag for " + attribute.getName()));
    }

    /** The attribute and what it is unless set, where that is something. */
    private static String example(Method attribute) {
        Object value = attribute.getDefaultValue();
        if (value.getClass().isArray()) {
            assertThat(Array.getLength(value)).isZero();
            return attribute.getName() + " = {}";
        }
        return attribute.getName() + " = " + (value instanceof String text ? "\"" + text + "\"" : value);
    }
}
