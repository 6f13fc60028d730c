package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.KmsFakeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of regions that the service does not have, wherever they are named. */
class UnknownRegionsTest {
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler handler = new StreamHandler() {
        @Override
        public synchronized void publish(LogRecord message) {
            warnings.add(message.getMessage());
        }
    };
    private final Logger logger = Logger.getLogger("io.github.kmsfake");

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    void ofASettingIsAWarningAndNoRefusal() {
        try (KmsFakeServer kms = KmsFakeServer.builder().region("cn-hangzuo").start()) {
            assertThat(kms.regionId()).isEqualTo("cn-hangzuo");
        }

        assertThat(warnings).containsOnlyOnce("The service has no region cn-hangzuo; did you mean cn-hangzhou?");
    }

    @Test
    void ofAnInstanceToo() {
        KmsFakeServer.builder().instance("kst-a:Region=cn-bejing").start().close();

        assertThat(warnings).containsOnlyOnce("The service has no region cn-bejing; did you mean cn-beijing?");
    }

    @Test
    void ofADocumentIsARefusal() {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            assertThatThrownBy(
                            () -> kms.importState("{\"kmsFakeState\": 1, \"regions\": [{\"region\": \"cn-shangai\"}]}"))
                    .hasMessageContaining("regions[0].region: cn-shangai is none of [")
                    .hasMessageEndingWith("; did you mean cn-shanghai?");
        }
    }

    @Test
    void ofACallIsAWarningBesidesTheRefusal() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            ask(kms, "RegionId=cn-hangzhuo");
            ask(kms, "RegionId=elsewhere");

            assertThat(kms.calls().withWarnings().list())
                    .extracting(call -> call.warnings().get(0))
                    .containsExactly(
                            "The service has no region cn-hangzhuo; did you mean cn-hangzhou?",
                            "The service has no region elsewhere");
        }
    }

    private static void ask(KmsFakeServer kms, String parameter) throws Exception {
        URI address = URI.create("http://" + kms.endpoint() + "/?Action=ListPolicies&Version=2016-01-20&" + parameter);
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        assertThat(answer).contains("InvalidParameter");
    }

    @Test
    void saysNothingOfThoseThatExist() {
        KmsFakeServer.builder().region("eu-central-1").start().close();

        assertThat(warnings).noneMatch(warning -> warning.contains("eu-central-1"));
    }
}
