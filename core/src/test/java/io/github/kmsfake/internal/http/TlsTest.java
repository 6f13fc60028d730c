package io.github.kmsfake.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.Pem;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import io.github.kmsfake.internal.testing.TlsClient;
import io.github.kmsfake.internal.testing.TlsClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers of every size over TLS, however the client cuts them into records. */
class TlsTest {
    private static final int FULL = 16_384;
    private static final int LARGEST_SECRET = 30_720;

    /** Around the size of one record, around that of several, and near the limit of a body. */
    private static final List<Integer> SIZES = List.of(
            15_000, 16_100, 16_300, 16_384, 16_400, 17_000, LARGEST_SECRET, 49_152, 300_000, 3 * 1024 * 1024 - 500);

    private static TestServer kms;
    private static String key;
    private static InstanceClient application;

    @BeforeAll
    static void start() {
        kms = TestServer.with().start();
        for (int i = 0; i < 10; i++) {
            assertThat(kms.call(
                                    Encoding.POST_JSON,
                                    "CreateSecret",
                                    "SecretName",
                                    "large" + i,
                                    "VersionId",
                                    "v",
                                    "SecretData",
                                    "s".repeat(LARGEST_SECRET))
                            .status())
                    .isEqualTo(200);
        }
        key = kms.ok("CreateKey", "DKMSInstanceId", TestServer.READY).text("KeyMetadata/KeyId");
        application = AccessChain.everything(kms);
    }

    @AfterAll
    static void close() {
        kms.close();
    }

    static Stream<Arguments> connections() {
        return Stream.of("TLSv1.2", "TLSv1.3")
                .flatMap(protocol ->
                        Stream.of(arguments(protocol, FULL), arguments(protocol, 16_000), arguments(protocol, 1_000)));
    }

    @ParameterizedTest(name = "{0}, records of {1}")
    @MethodSource("connections")
    void takesRequestsOfAnySize(String protocol, int recordSize) throws IOException {
        TlsClient client = new TlsClient(kms, protocol, recordSize);
        for (int size : SIZES) {
            // a parameter that the operation does not have is ignored, whatever its size
            Response response = client.post(TestServer.form(
                    "Action", "DescribeRegions", "Version", "2016-01-20", "Padding", "p".repeat(size - 100)));

            assertThat(response.status()).as("%d bytes", size).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}, records of {1}")
    @MethodSource("connections")
    void givesAnswersOfAnySize(String protocol, int recordSize) throws IOException {
        TlsClient client = new TlsClient(kms, protocol, recordSize);
        for (int count : List.of(1, 2, 10)) {
            String names = IntStream.range(0, count)
                    .mapToObj(i -> "{\"SecretName\":\"large" + i + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));

            Response response = client.post(
                    TestServer.form("Action", "BatchGetSecretValue", "Version", "2016-01-20", "SecretsList", names));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).hasSizeGreaterThan(count * LARGEST_SECRET);
        }
    }

    @ParameterizedTest(name = "{0}, records of {1}")
    @MethodSource("connections")
    void answersCallsOfApplicationsOfAnySize(String protocol, int recordSize) throws IOException {
        TlsClient client = new TlsClient(kms, protocol, recordSize);
        for (int size : SIZES) {
            byte[] message = InstanceClient.message(1, key, 2, new byte[size]);
            byte[] request =
                    application.request("Encrypt", message).text("localhost").getBytes(StandardCharsets.ISO_8859_1);

            Response sealed = client.send(request);

            assertThat(sealed.status()).as("%d bytes", size).isEqualTo(200);
            assertThat(sealed.body()).hasSizeGreaterThan(size);
        }
    }

    /** Some clients take the first certificate of the file, others the first that is not self-signed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isTrustedByClientsThatTakeOneOfTheTwoCertificates(int level) throws IOException {
        List<byte[]> both =
                Pem.decode("CERTIFICATE", CertificateAuthority.ofProcess().certificatePem("\n"));
        String one = Pem.encode("CERTIFICATE", both.get(level), "\n");

        assertThat(both).hasSize(2);
        assertThat(new TlsClient(kms, "TLSv1.3", FULL, one)
                        .post("Action=DescribeRegions&Version=2016-01-20")
                        .status())
                .isEqualTo(200);
    }
}
