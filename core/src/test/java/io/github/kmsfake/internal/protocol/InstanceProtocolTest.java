package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.InstanceClient.Request;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How calls of the instance protocol are told, read, authenticated and refused, whatever they ask for. */
class InstanceProtocolTest {
    private final TestServer kms = TestServer.with().start();
    private final InstanceClient client = AccessChain.everything(kms);
    private final String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
    private final byte[] encrypt = InstanceClient.message(1, key, 2, new byte[] {1, 2, 3});

    @AfterEach
    void close() {
        kms.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("another method", request -> request.method("GET"), 403, "UnsupportedHTTPMethod"),
                refused("another path", request -> request.path("/other"), 404, "InvalidApi.NotFound"),
                refused(
                        "another content type",
                        request -> request.header("content-type", "application/json"),
                        415,
                        "InvalidContentType"),
                refused("no content type", request -> request.without("content-type"), 415, "InvalidContentType"),
                refused("no version", request -> request.without("x-kms-apiversion"), 400, "InvalidApiVersion"),
                refused(
                        "another version",
                        request -> request.header("x-kms-apiversion", "dkms-gcs-9"),
                        400,
                        "InvalidApiVersion"),
                refused("unknown name", request -> request.header("x-kms-apiname", "Hash"), 400, "InvalidApiName"),
                refused("another case", request -> request.header("x-kms-apiname", "encrypt"), 400, "InvalidApiName"),
                refused("empty name", request -> request.header("x-kms-apiname", ""), 400, "InvalidApiName"),
                refused(
                        "an operation of the other protocol",
                        request -> request.header("x-kms-apiname", "CreateKey"),
                        400,
                        "InvalidApiName"),
                refused(
                        "no signature method",
                        request -> request.without("x-kms-signaturemethod"),
                        400,
                        "InvalidParam"),
                refused(
                        "another signature method",
                        request -> request.header("x-kms-signaturemethod", "HMAC"),
                        400,
                        "InvalidParam"),
                refused("no client key", request -> request.without("x-kms-acccesskeyid"), 400, "MissingParameter"),
                refused(
                        "an unknown client key",
                        request -> request.header("x-kms-acccesskeyid", "KAAP.unknown"),
                        404,
                        "Unauthorized"),
                refused("an access key", request -> request.header("x-kms-acccesskeyid", "test"), 404, "Unauthorized"),
                refused("no date", request -> request.without("date"), 400, "InvalidParam"),
                refused(
                        "a date in another form",
                        request -> request.header("date", "2026-11-24T00:29:36Z"),
                        400,
                        "InvalidParam"),
                refused(
                        "a date with more than nanoseconds",
                        request -> request.header("date", "Tue, 24 Nov 2026 00:29:36.1234567890 GMT"),
                        400,
                        "InvalidParam"),
                refused(
                        "an old date",
                        request -> request.at(Instant.now().minus(Duration.ofMinutes(16))),
                        400,
                        "RequestTimeTooSkewed"),
                refused(
                        "a date to come",
                        request -> request.at(Instant.now().plus(Duration.ofMinutes(16))),
                        400,
                        "RequestTimeTooSkewed"),
                refused(
                        "no signature with an unknown client key",
                        request -> request.header("x-kms-acccesskeyid", "KAAP.unknown")
                                .header("authorization", ""),
                        400,
                        "InvalidParam"),
                refused("no signature", request -> request.header("authorization", ""), 400, "InvalidParam"),
                refused(
                        "another word before it",
                        request -> request.header("authorization", "Basic AAAA"),
                        400,
                        "InvalidParam"),
                refused(
                        "a signature that is no Base64",
                        request -> request.header("authorization", "Bearer %%%"),
                        400,
                        "InvalidParam"),
                refused(
                        "a signature of nothing",
                        request -> request.header("authorization", "Bearer AAAA"),
                        401,
                        "SignatureNotMatch"),
                refused(
                        "the signature of somebody else",
                        request -> request.header(
                                "authorization", "Bearer " + Base64.getEncoder().encodeToString(new byte[256])),
                        401,
                        "SignatureNotMatch"),
                refused("no hash", request -> request.without("content-sha256"), 400, "InvalidParam"),
                refused(
                        "a body that was changed on the way",
                        request -> request.tampered(InstanceClient.message(1, "other"), false),
                        400,
                        "InvalidParam"),
                refused(
                        "a body that was changed with its hash",
                        request -> request.tampered(InstanceClient.message(1, "other"), true),
                        401,
                        "SignatureNotMatch"));
    }

    private static Arguments refused(String why, UnaryOperator<Request> spoil, int status, String code) {
        return Arguments.of(why, spoil, status, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String why, UnaryOperator<Request> spoil, int status, String code) {
        Answer answer = spoil.apply(client.request("Encrypt", encrypt)).send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/x-protobuf");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.number(1)).isEqualTo(status);
        assertThat(answer.message()).isNotBlank();
        assertThat(answer.text(4)).isEqualTo(answer.header("x-acs-request-id"));
    }

    @Test
    void saysWhatTheClientsLookFor() {
        assertThat(client.request("Hash", encrypt).send().message()).isEqualTo("The ApiName \"Hash\" is invalid.");
        assertThat(client.request("Encrypt", encrypt)
                        .tampered(new byte[1], false)
                        .send()
                        .message())
                .isEqualTo("The Param Content-SHA256 is invalid.");
        assertThat(client.request("Encrypt", encrypt)
                        .header("x-kms-signaturemethod", "HMAC")
                        .send()
                        .message())
                .isEqualTo("The Param x-kms-signaturemethod is invalid. message:\"HMAC\".");
        assertThat(client.request("Encrypt", encrypt)
                        .without("x-kms-acccesskeyid")
                        .send()
                        .message())
                .isEqualTo("Parameter x-kms-acccesskeyid does not exist in http header or body.");
    }

    @Test
    void takesTheWordOfTheDocumentationToo() {
        assertThat(client.request("Encrypt", encrypt).word("TOKEN ").send().status())
                .isEqualTo(200);
    }

    @Test
    void takesTheTimeOfItsOwnClockToo() {
        assertThat(client.request("Encrypt", encrypt)
                        .at(TestServer.BEGINNING)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeWithoutAWord() {
        Answer answer = client.request("Encrypt", new byte[3 * 1024 * 1024 + 1]).send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("content-length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {".1", ".123", ".123456789"})
    void takesADateWithFractionsOfASecond(String fraction) {
        Instant now = Instant.now();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));

        Answer answer = client.request("GenerateRandom", InstanceClient.message(1, 16))
                .header("date", date.replace(" GMT", fraction + " GMT"))
                .send();

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesABodyThatIsJustNotTooLarge() {
        byte[] plaintext = new byte[3 * 1024 * 1024 - 200];

        Answer answer = client.ok("Encrypt", 1, key, 2, plaintext);

        assertThat(answer.bytes(2)).hasSize(plaintext.length + 16);
    }

    @Test
    void takesAnEmptyBodyForAMessageWithoutFields() {
        Answer answer = client.request("GenerateRandom", new byte[0]).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MissingParameter");
        assertThat(answer.message()).contains("Length");
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() {
        Answer answer = client.ok("Encrypt", 1, key, 2, new byte[] {1}, 99, "new", 100, 7);

        assertThat(answer.text(1)).isEqualTo(key);
    }

    @Test
    void refusesAFieldOfAnotherType() {
        Answer answer = client.call("Encrypt", 1, 5, 2, new byte[] {1});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidParameter");
        assertThat(answer.message()).contains("KeyId");
    }

    @Test
    void refusesATextThatIsNoUtf8() {
        Answer answer = client.call("Encrypt", 1, new byte[] {(byte) 0xFF}, 2, new byte[] {1});

        assertThat(answer.code()).isEqualTo("InvalidParameter");
    }

    @Test
    void refusesAMessageThatEndsTooEarly() {
        Answer answer = client.request("Encrypt", new byte[] {0x0a, 0x7f, 'k'}).send();

        assertThat(answer.code()).isEqualTo("InvalidParameter");
    }

    @Test
    void speaksBothProtocolsAtOneAddress() {
        assertThat(kms.call("DescribeRegions").status()).isEqualTo(200);
        assertThat(client.call("GenerateRandom", 1, 16).status()).isEqualTo(200);
    }

    @Test
    void tellsTheRequestIdInMessageAndHeader() {
        Answer answer = client.ok("GenerateRandom", 1, 16);

        assertThat(answer.text(2)).isEqualTo(answer.header("x-acs-request-id"));
    }
}
