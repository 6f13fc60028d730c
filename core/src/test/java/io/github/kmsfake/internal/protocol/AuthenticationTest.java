package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.protocol.signature.ErrorDialect;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static final String CREATE = "CreateNetworkRule";
    private TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void letsInWhatIsSignedWithVersion1ByQueryOrForm() throws Exception {
        Map<String, String> inQuery =
                test().v1("GET", CREATE, "Name", "a b*c~d+e/密", "Type", "Private", "Description", "");
        Map<String, String> inForm = test().v1("POST", CREATE, "Name", "form", "Type", "Private");

        assertThat(kms.get(inQuery).text("Name")).isEqualTo("a b*c~d+e/密");
        assertThat(kms.post(inForm).text("Name")).isEqualTo("form");
    }

    @Test
    void mergesQueryAndForm() throws Exception {
        Map<String, String> all = test().v1("POST", CREATE, "Name", "split", "Type", "Private");
        String form = TestServer.form("Name", "split", "Type", "Private");
        all.keySet().removeAll(Set.of("Name", "Type"));

        Reply reply = kms.send(kms.request("/?" + TestServer.form(all))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(form)));

        assertThat(reply.text("Name")).isEqualTo("split");
    }

    @Test
    void showsWhatItWouldHaveSignedWhenTheSecretIsWrong() throws Exception {
        Map<String, String> call = new Signer("test", "wrong").v1("GET", "ListPolicies");

        Reply reply = kms.get(call);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("Code")).isEqualTo("SignatureDoesNotMatch");
        assertThat(reply.text("Message"))
                .isEqualTo("Specified signature is not matched with our calculation. server string to sign is:"
                        + Signer.stringToSign("GET", call));
    }

    @Test
    void refusesWhatWasChangedAfterSigning() throws Exception {
        Map<String, String> call = test().v1("GET", CREATE, "Name", "mine", "Type", "Private");
        call.put("Name", "yours");

        assertCode(kms.get(call), 400, "SignatureDoesNotMatch");
        assertThat(kms.contents().networkRules()).isEmpty();
    }

    @Test
    void letsInWhatIsSignedWithVersion3() throws Exception {
        String query = "Name=" + Signer.encode("a b*c~d+e/密") + "&Type=Private";

        Reply reply = v3(test(), query, CREATE);

        assertThat(reply.text("Name")).isEqualTo("a b*c~d+e/密");
    }

    @ParameterizedTest
    @ValueSource(strings = {".1", ".123", ".123456789"})
    void takesTimesWithFractionsOfASecond(String fraction) throws Exception {
        assertThat(kms.get(test().fraction(fraction).v1("GET", "ListPolicies")).status())
                .isEqualTo(200);
        assertThat(v3(test().fraction(fraction), "", "ListPolicies").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".12x", ".1234567890", ".-1", ",123", ".1.2"})
    void refusesTimesWithOtherFractions(String fraction) throws Exception {
        assertCode(kms.get(test().fraction(fraction).v1("GET", "ListPolicies")), 400, "InvalidTimeStamp.Format");
        assertCode(v3(test().fraction(fraction), "", "ListPolicies"), 400, "InvalidTimeStamp.Format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"te st", "test\n", " test", "test\t", "te\u0007st", "test\u00a0", "te\u3000st"})
    void refusesIdsWithBlanksAndControlCharacters(String id) throws Exception {
        for (Reply reply : List.of(
                kms.get(new Signer(id, "test").v1("GET", "ListPolicies")),
                kms.call("ListPolicies", "AccessKeyId", id))) {
            assertCode(reply, 400, "InvalidParameter");
            assertThat(reply.text("Message")).isEqualTo("The specified parameter AccessKeyId is not valid.");
        }
    }

    @Test
    void refusesAWrongVersion3() throws Exception {
        Reply reply = v3(new Signer("test", "wrong"), "", "ListPolicies");

        assertCode(reply, 400, "SignatureDoesNotMatch");
        assertThat(reply.text("Message"))
                .matches("Specified signature does not match our calculation. server StringToSign is "
                        + "\\[ACS3-HMAC-SHA256\n[0-9a-f]{64}]");
    }

    @Test
    void bindsTheBodyToVersion3() throws Exception {
        var headers = test().v3("POST", "", "Name=a&Type=Private", host(), CREATE);
        var request = kms.request("/").header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);

        assertCode(
                kms.send(request.POST(BodyPublishers.ofString("Name=b&Type=Private"))), 400, "SignatureDoesNotMatch");
        assertThat(kms.send(request.copy().POST(BodyPublishers.ofString("Name=a&Type=Private")))
                        .text("Name"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACS3-HMAC-SHA256 | 200",
                "ACS3-HMAC-SHA256 nonsense | 200",
                "ACS3-HMAC-SHA256 Credential= | 200",
                "ACS3-HMAC-SHA256 Credential=test | 400",
                "ACS3-HMAC-SHA256 Credential=test,SignedHeaders=,Signature= | 400",
                "ACS3-HMAC-SHA256 Credential=test,SignedHeaders=;;;host;host,Signature=zz | 400",
                "ACS3-HMAC-SHA256 Credential=test,,=,SignedHeaders=host,Signature=00 | 400",
                "ACS3-RSA-SHA256 Credential=test,SignedHeaders=host,Signature=00 | 400",
            })
    void takesMalformedAuthorizationsForUnsignedOrWrong(String authorization, int status) {
        Reply reply = kms.send(kms.request("/?Action=ListPolicies&Version=2016-01-20")
                .header("x-acs-date", test().timestamp())
                .header("Authorization", authorization)
                .GET());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.body().contains("SignatureDoesNotMatch")).isEqualTo(status == 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ACS3-HMAC-MD5 Credential=test", "ACS4-HMAC-SHA256 Credential=test/2026/cn/kms/aliyun_v4_request"
            })
    void refusesAlgorithmsItCannotVerify(String authorization) {
        Reply reply = kms.send(kms.request("/?Action=ListPolicies&Version=2016-01-20")
                .header("Authorization", authorization)
                .GET());

        assertCode(reply, 400, "InvalidSignatureMethod");
    }

    @Test
    void refusesAMethodOfVersion1ItCannotVerify() throws Exception {
        assertCode(
                kms.get(test().v1("GET", "ListPolicies", "SignatureMethod", "HMAC-MD5")),
                400,
                "InvalidSignatureMethod");
    }

    @Test
    void takesTimesFifteenMinutesOffEitherWay() throws Exception {
        for (int minutes : new int[] {-14, 0, 14}) {
            assertThat(kms.get(test().at(Instant.now().plus(Duration.ofMinutes(minutes)))
                                    .v1("GET", "ListPolicies"))
                            .status())
                    .isEqualTo(200);
        }
        for (int minutes : new int[] {-16, 16}) {
            Instant time = Instant.now().plus(Duration.ofMinutes(minutes));
            assertCode(kms.get(test().at(time).v1("GET", "ListPolicies")), 400, "InvalidTimeStamp.Expired");
            assertCode(v3(test().at(time), "", "ListPolicies"), 400, "InvalidTimeStamp.Expired");
        }
    }

    @Test
    void takesTheFakesTimeAsWellAsTheRealOne() throws Exception {
        kms.clock().advance(Duration.ofDays(1000));

        assertThat(kms.get(test().at(kms.clock().instant()).v1("GET", "ListPolicies"))
                        .status())
                .isEqualTo(200);
        assertThat(kms.get(test().v1("GET", "ListPolicies")).status()).isEqualTo(200);
    }

    @Test
    void refusesTimesThatAreNoneOrAbsent() throws Exception {
        assertCode(kms.get(test().v1("GET", "ListPolicies", "Timestamp", "now")), 400, "InvalidTimeStamp.Format");
        assertCode(kms.get(test().v1("GET", "ListPolicies", "Timestamp", "")), 400, "MissingTimestamp");
        Reply reply = kms.send(kms.request("/?Action=ListPolicies&Version=2016-01-20")
                .header("Authorization", "ACS3-HMAC-SHA256 Credential=test,SignedHeaders=host,Signature=00")
                .GET());
        assertCode(reply, 400, "MissingHeader");
        assertThat(reply.text("Message")).contains("x-acs-date");
    }

    @Test
    void speaksTheOlderDialectIfAsked() throws Exception {
        restart(TestServer.with().dialect(ErrorDialect.KMS));
        Map<String, String> call = new Signer("test", "wrong").v1("GET", "ListPolicies");

        Reply reply = kms.get(call);
        assertCode(reply, 400, "IncompleteSignature");
        assertThat(reply.text("Message"))
                .isEqualTo("The request signature does not conform to Aliyun standards. server string to sign is:"
                        + Signer.stringToSign("GET", call));
        assertCode(kms.get(test().at(Instant.EPOCH).v1("GET", "ListPolicies")), 400, "IllegalTimestamp");
        assertCode(v3(new Signer("test", "wrong"), "", "ListPolicies"), 400, "IncompleteSignature");
    }

    @Test
    void letsStrangersInAsTheDefaultAccount() throws Exception {
        assertThat(kms.get(new Signer("stranger", "whatever").v1("GET", CREATE, "Name", "a", "Type", "Private"))
                        .text("Arn"))
                .contains(TestServer.ACCOUNT);
        assertThat(kms.ok("ListNetworkRules").text("TotalCount")).isEqualTo("1");
    }

    @Test
    void asksAKnownKeyForItsSignature() {
        assertCode(kms.call("ListPolicies", "AccessKeyId", "test"), 400, "MissingSignature");
    }

    @Test
    void letsNobodyInByTheNameOfAClientKey() {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
        Reply created = kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");
        String id = created.text("ClientKeyId");

        assertCode(kms.call("ListPolicies", "AccessKeyId", id), 400, "MissingSignature");
        assertCode(kms.call("ListPolicies", "AccessKeyId", "KAAP.unknown"), 400, "MissingSignature");
    }

    @Test
    void refusesStrangersIfStrict() throws Exception {
        restart(TestServer.with().strict());

        assertCode(kms.call("ListPolicies"), 400, "MissingAccessKeyId");
        assertCode(kms.call("ListPolicies", "AccessKeyId", "stranger"), 404, "InvalidAccessKeyId.NotFound");
        assertCode(kms.get(new Signer("stranger", "x").v1("GET", "ListPolicies")), 404, "InvalidAccessKeyId.NotFound");
        assertCode(v3(new Signer("stranger", "x"), "", "ListPolicies"), 404, "InvalidAccessKeyId.NotFound");
        assertThat(kms.get(test().v1("GET", "ListPolicies")).status()).isEqualTo(200);
    }

    @Test
    void refusesReplaysIfStrict() throws Exception {
        assertThat(kms.get(test().nonce("n").v1("GET", "ListPolicies")).status())
                .isEqualTo(200);
        assertThat(kms.get(test().nonce("n").v1("GET", "ListPolicies")).status())
                .isEqualTo(200);

        restart(TestServer.with().strict());
        assertThat(kms.get(test().nonce("n").v1("GET", "ListPolicies")).status())
                .isEqualTo(200);
        assertCode(kms.get(test().nonce("n").v1("GET", "ListPolicies")), 400, "SignatureNonceUsed");
        assertCode(v3(test().nonce("n"), "", "ListPolicies"), 400, "SignatureNonceUsed");
        assertThat(kms.get(new Signer("other", "secret").nonce("n").v1("GET", "ListPolicies"))
                        .status())
                .isEqualTo(200);
        kms.server().reset();
        assertThat(kms.get(test().nonce("n").v1("GET", "ListPolicies")).status())
                .isEqualTo(200);
    }

    @Test
    void aRefusedSignatureDoesNotUseItsNonceUp() throws Exception {
        restart(TestServer.with().strict());

        assertCode(
                kms.get(new Signer("test", "wrong").nonce("n").v1("GET", "ListPolicies")),
                400,
                "SignatureDoesNotMatch");
        assertThat(kms.get(test().nonce("n").v1("GET", "ListPolicies")).status())
                .isEqualTo(200);
    }

    @Test
    void takesSessionsWithTheirToken() throws Exception {
        Signer session = new Signer("STS.temporary", "secret");
        assertThat(kms.get(session.v1("GET", "ListPolicies", "SecurityToken", "token"))
                        .status())
                .isEqualTo(200);

        restart(TestServer.with().strict());
        assertThat(kms.get(new Signer("STS.temporary", "secret").v1("GET", "ListPolicies", "SecurityToken", "token"))
                        .status())
                .isEqualTo(200);
        assertCode(
                kms.get(new Signer("STS.temporary", "secret").v1("GET", "ListPolicies")), 400, "MissingSecurityToken");
    }

    @Test
    void keepsAccountsApart() throws Exception {
        kms.get(test().v1("GET", CREATE, "Name", "rule", "Type", "Private"));
        Signer other = new Signer("other", "secret");

        Reply created = kms.get(other.v1("GET", CREATE, "Name", "rule", "Type", "Private", "Description", "theirs"));

        assertThat(created.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:2000000000000002:network/rule");
        assertThat(kms.get(test().v1("GET", "DescribeNetworkRule", "Name", "rule"))
                        .text("Description"))
                .isEmpty();
        assertThat(kms.get(other.v1("GET", "ListKmsInstances")).text("TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void takesBearerTokensOnlyWhereNobodyProvesAnything() {
        assertThat(kms.call("ListPolicies", "BearerToken", "t", "SignatureType", "BEARERTOKEN")
                        .status())
                .isEqualTo(200);
        restart(TestServer.with().strict());
        assertCode(
                kms.call("ListPolicies", "BearerToken", "t", "SignatureType", "BEARERTOKEN"),
                400,
                "MissingAccessKeyId");
    }

    @Test
    void verifiesClientKeysAndKeepsThemFromManagement() throws Exception {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p\"]");
        Reply created = kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");
        PrivateKey key = AccessChain.privateKey(created.text("PrivateKeyData"), "Passw0rd!");
        Signer signer = new Signer(created.text("ClientKeyId"), "");

        Map<String, String> call = signer.v1(key, "GET", "ListPolicies");
        assertCode(kms.get(call), 403, "Forbidden.NoPermission");
        call.put("PageSize", "10");
        assertCode(kms.get(call), 400, "SignatureDoesNotMatch");
    }

    private static Signer test() {
        return new Signer("test", "test");
    }

    private void restart(TestServer.Setup setup) {
        kms.close();
        kms = setup.start();
    }

    private String host() {
        return "127.0.0.1:" + kms.port();
    }

    private Reply v3(Signer signer, String query, String action) throws Exception {
        var request = kms.request("/?" + query).POST(BodyPublishers.noBody());
        signer.v3("POST", query, "", host(), action).forEach(request::header);
        return kms.send(request);
    }

    private static void assertCode(Reply reply, int status, String code) {
        assertThat(reply.text("Code")).as(reply.toString()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
