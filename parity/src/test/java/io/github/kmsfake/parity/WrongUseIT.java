package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.KmsFakeServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is said in a sentence, and ends with 2. */
class WrongUseIT {
    private static final String KEY = "--access-key=id:TopSecret";

    @TempDir
    Path folder = Path.of(".");

    private static String told(Run run) {
        List<String> lines = run.err().lines().filter(line -> !line.isBlank()).toList();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(lines).as(run.err()).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("Exception", "TopSecret", "unexpected");
        return lines.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "compare --nothing",
                "compare --yes",
                "compare --fake --b=http://127.0.0.1:1 --yes",
                "compare --fake --a=127.0.0.1:4590",
                "compare --fake --a=ftp://127.0.0.1/",
                "compare --fake --a=http://",
                "compare --fake --a=http://a_b:c",
                "compare --fake --a=http://127.0.0.1:99999",
                "compare --fake --a=http://someone:TopSecret@127.0.0.1",
                "compare --fake --a=http://127.0.0.1:1 --access-key=id",
                "compare --fake --only=[",
                "compare --fake --only=nothing",
                "compare --fake --rate=fast",
                "compare --fake --rate=-1",
                "compare --fake --rate=NaN",
                "compare --fake --late=-1",
                "compare --fake --prefix=mine",
                "compare --fake --prefix=parity-",
                "compare --fake --yes --html=/nowhere/at/all/report.html",
                "compare --fake --ca=/nowhere/ca.pem",
                "compare --a=https://kms.cn-beijing.aliyuncs.com --fake --region=cn-hangzhou " + KEY,
                "record --yes",
                "record --against=nowhere --out=/tmp --yes " + KEY,
                "check",
                "check --snapshots=/nowhere/at/all",
                "cleanup --at=http://127.0.0.1:1 --yes " + KEY,
                "cleanup --at=http://127.0.0.1:1 --prefix=mine --yes " + KEY,
                "table --snapshots=/nowhere/at/all",
            })
    void isSaidInASentence(String line) {
        assertThat(told(Run.of(line.split(" ")))).isNotEmpty();
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port;

        for (String[] arguments : new String[][] {
            {"compare", "--a=" + address, "--fake", "--yes", KEY},
            {"compare", "--b=" + address, "--yes", KEY},
            {"record", "--against=" + address, "--out=" + folder, "--yes", KEY},
            {"cleanup", "--at=" + address, "--prefix=parity-x", "--yes", KEY},
        }) {
            assertThat(told(Run.of(arguments))).isEqualTo(address + ": nobody listens there");
        }
    }

    @Test
    void jsonIsAnObjectEvenThen() throws Exception {
        Run run = Run.of("compare", "--json", "--a=nowhere", "--fake", KEY);

        assertThat(told(run)).contains("nowhere");
        assertThat(new ObjectMapper().readTree(run.out()).path("cases").isArray())
                .isTrue();
    }

    @Test
    void anAccessKeyThatOneSideRefuses() {
        try (KmsFakeServer a =
                        KmsFakeServer.builder().accessKey("id", "TopSecret").start();
                KmsFakeServer b =
                        KmsFakeServer.builder().accessKey("id", "other").start();
                KmsFakeServer c = KmsFakeServer.builder().strict(true).start()) {
            for (KmsFakeServer wrong : List.of(b, c)) {
                for (String[] sides :
                        new String[][] {{Run.address(a), Run.address(wrong)}, {Run.address(wrong), Run.address(a)}}) {
                    Run run = Run.of("compare", "--a=" + sides[0], "--b=" + sides[1], "--yes", KEY);
                    assertThat(told(run)).contains(wrong.endpoint(), "refuses the access key");
                }
            }
            assertThat(told(Run.of("cleanup", "--at=" + Run.address(b), "--prefix=parity-x", "--yes", KEY)))
                    .contains("refuses the access key");
        }
    }

    @Test
    void snapshotsThatAreNone() throws Exception {
        for (String text : List.of(
                "{",
                "{}",
                "{\"case\":\"A/b\"}",
                "[]",
                "{\"case\":\"A/b\",\"source\":\"s\"," + "\"status\":200,\"body\":{}}")) {
            Files.writeString(folder.resolve("one.json"), text);

            assertThat(told(Run.of("check", "--snapshots=" + folder))).as(text).isNotEmpty();
        }
    }

    @Test
    void aCertificateThatIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "TopSecret");

        Stream.of("--ca=" + file, "--ca=" + folder)
                .forEach(ca -> told(Run.of("compare", "--fake", "--a=https://127.0.0.1:1", ca, KEY)));
    }
}
