package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a start does without, since it would take longer for it. */
class KmsFakeServerStartTest {
    /**
     * Operations, control endpoints with the inspector, and libraries for what a start does not do; one interface is loaded to
     * verify a class of ours.
     */
    private static final Pattern NOT_NEEDED = Pattern.compile(
            " (io\\.github\\.kmsfake\\.internal\\.operation\\.\\w+\\.[A-Z]"
                    + "|io\\.github\\.kmsfake\\.internal\\.control\\.(?!ControlHandler\\$Server )"
                    + "|io\\.undertow\\.server\\.handlers\\.sse\\."
                    + "|org\\.bouncycastle\\.(?!asn1\\.ASN1Encodable )|org\\.snakeyaml\\.|com\\.fasterxml\\.jackson\\.)\\S*");

    /** A program that starts a server and ends. */
    static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            KmsFakeServer.start().close();
        }
    }

    @Test
    void loadsNothingThatIsNotNeededYet() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded).contains(" io.github.kmsfake.internal.server.FakeServer ");
        assertThat(NOT_NEEDED.matcher(loaded).results().map(MatchResult::group)).isEmpty();
    }
}
