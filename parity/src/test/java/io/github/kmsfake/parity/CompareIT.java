package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.KmsFakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two peers are compared, wherever they are, and the exit code says what came of it. */
class CompareIT {
    private static final String LISTS = "--only=List(Policies|NetworkRules)/.*";

    @TempDir
    Path folder = Path.of(".");

    private static JsonNode report(Run run) throws Exception {
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.path("cases").isArray()).as(run.out()).isTrue();
        return report;
    }

    private static void assertSame(Run run) throws Exception {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(report(run).path("same").asInt()).isPositive();
    }

    @Test
    void twoAddresses() throws Exception {
        try (KmsFakeServer a = KmsFakeServer.start();
                KmsFakeServer b = KmsFakeServer.start()) {
            assertSame(Run.compare(Run.address(a), Run.address(b), LISTS));
        }
    }

    @Test
    void aDifferenceIsOne() throws Exception {
        try (KmsFakeServer a = KmsFakeServer.start();
                KmsFakeServer b =
                        KmsFakeServer.builder().accountStatus("InDebt").start()) {
            Run run = Run.compare(Run.address(a), Run.address(b), "--only=DescribeAccountKmsStatus/.*");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(report(run).at("/cases/0/differences/0/field").asText()).isEqualTo("AccountStatus");
        }
    }

    @Test
    void aCaseWithoutAnAnswerIsTwo() throws Exception {
        UnaryOperator<WrongPeer.Passing> breaking = passing -> {
            if (passing.status() == 404) {
                throw new IllegalStateException("no answer");
            }
            return passing;
        };
        try (KmsFakeServer a = KmsFakeServer.start();
                KmsFakeServer b = KmsFakeServer.start();
                WrongPeer peer =
                        new WrongPeer(java.net.URI.create(Run.address(b)), UnaryOperator.identity(), breaking)) {
            Run run = Run.compare(
                    Run.address(a), peer.address().toString(), "--only=DescribeNetworkRule/an-.*|DescribeRegions/.*");

            assertThat(run.exitCode()).isEqualTo(2);
            JsonNode report = report(run);
            assertThat(report.path("could not run").asInt()).isPositive();
            assertThat(report.path("same").asInt()).isPositive();
        }
    }

    @Test
    void withAnAccessKeyThatTheServerKnows() throws Exception {
        try (KmsFakeServer a = strict();
                KmsFakeServer b = strict()) {
            assertSame(Run.compare(Run.address(a), Run.address(b), LISTS, "--access-key=id:TheSecret"));
        }
    }

    private static KmsFakeServer strict() {
        return KmsFakeServer.builder().strict(true).accessKey("id", "TheSecret").start();
    }

    @Test
    void inAnotherRegion() throws Exception {
        String only = "--only=DescribeKey/.*|CreateKey/.*|CreatePolicy/.*";
        try (KmsFakeServer a = KmsFakeServer.builder().region("cn-beijing").start();
                KmsFakeServer b = KmsFakeServer.builder().region("cn-beijing").start();
                KmsFakeServer c = KmsFakeServer.start()) {
            assertSame(Run.compare(Run.address(a), Run.address(b), only, "--region=cn-beijing", "--paid"));
            assertSame(Run.compare(Run.address(a), "fake", "--only=DescribeKey/.*", "--region=cn-beijing", "--paid"));
            assertSame(Run.compare(Run.address(a), Run.address(c), "--only=DescribeKey/.*", "--paid"));
        }
    }

    @Test
    void theNumberOfTheAccountIsFound() throws Exception {
        try (KmsFakeServer a =
                        KmsFakeServer.builder().account("1234567890123456").start();
                KmsFakeServer b =
                        KmsFakeServer.builder().account("6543210987654321").start()) {
            Run run = Run.compare(
                    Run.address(a),
                    Run.address(b),
                    "--paid",
                    "--only=DescribeSecret/.*|CreatePolicy/a-resource-that-is-an-arn|DescribeKey/.*");

            assertSame(run);
            assertThat(run.out()).doesNotContain("1234567890123456", "6543210987654321");
            assertThat(a.exportState()).as("a rule made for it is gone").doesNotContain("-account");
        }
    }

    @Test
    void withAnInstance() throws Exception {
        try (KmsFakeServer a = KmsFakeServer.builder().instance("kst-mine").start();
                KmsFakeServer b = KmsFakeServer.builder().instance("kst-mine").start()) {
            String only = "--only=instance/.*|client-key/.*|CreatePolicy/.*";
            JsonNode report =
                    report(Run.compare(Run.address(a), Run.address(b), only, "--paid", "--instance=kst-mine"));

            assertThat(report.path("differs").asInt()).as(report.toString()).isZero();
            assertThat(report.path("could not run").asInt())
                    .as(report.toString())
                    .isZero();
            Run without = Run.compare(Run.address(a), Run.address(b), "--only=instance/encrypt", "--paid");
            assertThat(without.exitCode()).isEqualTo(2);
            assertThat(without.out()).contains("--instance");
        }
    }

    @Test
    void overTlsWithACertificateToTrust() throws Exception {
        try (KmsFakeServer a = KmsFakeServer.builder().start()) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), a.caCertificatePem());
            String address = "https://" + a.tlsEndpoint();

            assertSame(Run.compare(address, Run.address(a), LISTS, "--ca=" + ca));
            assertThat(a.exportState()).as("one account on both sides").doesNotContain("parity-");
            Run without = Run.compare(address, Run.address(a), LISTS);
            assertThat(without.exitCode()).isEqualTo(2);
            assertThat(without.err()).contains("--ca");
        }
    }

    @Test
    void writesAPageToo() throws Exception {
        try (KmsFakeServer a = KmsFakeServer.start()) {
            Path page = folder.resolve("report.html");

            assertSame(Run.compare(Run.address(a), "fake", LISTS, "--html=" + page));
            assertThat(Files.readString(page)).contains("ListPolicies/", "differs: 0");
        }
    }
}
