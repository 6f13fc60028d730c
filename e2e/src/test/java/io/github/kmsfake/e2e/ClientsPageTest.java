package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of clients name the versions that the suites of all languages are pinned to. */
class ClientsPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "e2e/README.md"})
    void namesEveryPin(String page) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(page));

        for (MatchResult pin : pins()) {
            assertThat(lines)
                    .as("%s %s in %s", pin.group(1), pin.group(2), page)
                    .anyMatch(line -> line.contains(pin.group(1) + "`") && line.contains(pin.group(2)));
        }
    }

    private static List<MatchResult> pins() throws IOException {
        List<MatchResult> pins = Stream.of(
                        in("e2e/python/tea/requirements.txt", "(?m)^(ali\\S*(?:kms|secret)\\S*)==(\\S+)$"),
                        in(
                                "e2e/python/classic/requirements.txt",
                                "(?m)^(aliyun-\\S*(?:kms|secret)\\S*|\\S*gcs)==(\\S+)$"),
                        in("e2e/python/managed/requirements.txt", "(?m)^(aliyun-(?:openapi|secret)\\S*)==(\\S+)$"),
                        in("e2e/node/package.json", "\"(@alicloud/kms\\S*)\": \"(\\S+)\""),
                        in("e2e/go/go.mod", "(\\S*/kms-20160120/v3) v(\\S+)"),
                        in("pom.xml", "<aliyun-(kms20160120|java-sdk-kms).version>(.*?)<"),
                        in("pom.xml", "<(alibabacloud-dkms-gcs-sdk|kms-transfer-client).version>(.*?)<"),
                        in(
                                "pom.xml",
                                "<artifactId>(alibabacloud-secretsmanager-client)</artifactId>\\s*<version>(.*?)<"))
                .flatMap(List::stream)
                .toList();
        assertThat(pins).as("all were found").hasSize(15);
        return pins;
    }

    private static List<MatchResult> in(String file, String pin) throws IOException {
        return Pattern.compile(pin)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .toList();
    }
}
