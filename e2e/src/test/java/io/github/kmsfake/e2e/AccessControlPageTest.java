package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teautil.Common;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.junit5.KmsFake;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the page on access control to what the fake really says. */
class AccessControlPageTest {
    private static final Path PAGE = Path.of("../docs/access-control.md");
    private static final Path SHOULD_BE = Path.of("target/access-control.json");

    /** What differs from one time to the next. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|key-hzz[0-9a-z]+");

    @KmsFake
    private final KmsFakeServer server = KmsFakeServer.builder()
            .clock(new MovingClock(Instant.parse("2026-11-24T09:30:00Z")))
            .build();

    @Test
    void showsARefusalAsItIs() throws Exception {
        Operator operator = new Operator(server);
        String keyId = operator.createKey();
        Application application = InstanceSdk.open(InstanceSdk.overHttp(server, operator.admit()));
        server.sourceAddress("10.10.11.1");

        String line;
        try (LogLines log = new LogLines()) {
            assertRefused(403, "Forbidden.NoPermission", () -> application.encrypt(keyId, "plain"));
            line = log.first("AdvanceEncrypt from 10.10.11.1");
        }
        String report = requests("AdvanceEncrypt");
        Files.writeString(SHOULD_BE, report + "\n" + line + "\n");

        String page = Files.readString(PAGE);
        assertThat(json(block(page, "json")))
                .as("the example in docs/access-control.md; it should say what e2e/" + SHOULD_BE + " does")
                .isEqualTo(json(report));
        assertThat(withoutIds(block(page, "text").replace("\n", " ")))
                .as("the line of the log there")
                .isEqualTo(withoutIds(line));
    }

    @Test
    void namesEveryLink() throws Exception {
        List<String> links =
                Arrays.stream(Decision.Link.values()).map(Enum::name).toList();

        assertThat(Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(links);
    }

    private String requests(String operation) throws Exception {
        URI address = URI.create("http://" + server.endpoint() + "/_kms-fake/requests?operation=" + operation);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Map<String, Object> json(String text) {
        return Common.assertAsMap(Common.parseJSON("{\"all\":" + withoutIds(text) + "}"));
    }

    private static String withoutIds(String text) {
        return ID.matcher(text).replaceAll("ID");
    }

    private static String block(String page, String language) {
        Matcher found = Pattern.compile("(?s)```" + language + "\n(.*?)\n```").matcher(page);
        assertThat(found.find()).as("a block of " + language).isTrue();
        return found.group(1);
    }
}
