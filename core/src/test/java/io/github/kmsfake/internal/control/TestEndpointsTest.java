package io.github.kmsfake.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults, recorded calls, least privilege and the source address, over HTTP as any language sees them. */
class TestEndpointsTest {
    private final TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    private Reply send(String method, String path, String body) {
        return body.isEmpty() ? kms.control(method, path) : kms.control(method, path, body);
    }

    @Test
    void addsListsAndClearsFaults() {
        Reply ordered = send(
                "POST",
                "faults",
                "{\"operation\":\"DescribeRegions\",\"error\":\"Rejected.Throttling\",\"times\":2,\"delay\":\"PT0.01S\"}");
        assertThat(ordered.status()).isEqualTo(200);
        assertThat(ordered.text("0/operation")).isEqualTo("DescribeRegions");

        assertThat(kms.call("DescribeRegions").status()).isEqualTo(429);
        JsonNode active = send("GET", "faults", "").json();
        assertThat(active).hasSize(1);
        assertThat(active.at("/0/hits").asInt()).isEqualTo(1);
        assertThat(active.at("/0/times").asInt()).isEqualTo(2);
        assertThat(active.at("/0/delay").asText()).isEqualTo("PT0.01S");
        assertThat(send("DELETE", "faults", "").json()).isEmpty();
        assertThat(kms.call("DescribeRegions").status()).isEqualTo(200);
    }

    @Test
    void showsAFaultAsItWasAdded() {
        send("POST", "faults", "{\"error\":\"Throttling\",\"probability\":0.25,\"seed\":7}");

        JsonNode shown = send("GET", "faults", "").json();

        assertThat(shown.get(0))
                .hasToString("{\"id\":\"1\",\"error\":\"Throttling\",\"probability\":0.25,\"seed\":7,\"hits\":0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"operation":"Encript","error":"Throttling"}      | A fault's operation "Encript" does not exist; did you mean Encrypt?
            {"operation":"Encrypt","error":"Nonsense"}        | A fault's error "Nonsense" is none of
            {"operation":"Encrypt"}                           | A fault does nothing
            {"error":"Throttling","probability":2}            | A fault's probability is more than 0 and at most 1, not 2
            {"error":"Throttling","probability":"50%"}        | A fault's probability is more than 0 and at most 1, not 50%
            {"error":"Throttling","times":"two"}              | A fault's times is an integer
            {"error":"Throttling","times":1.5}                | A fault's times is an integer
            {"error":"Throttling","delay":"soon"}             | A fault's delay is an ISO 8601 duration such as PT0.2S, not "soon"
            {"error":"Throttling","delivery":"lost"}          | A fault's delivery is drop, truncate or malform
            {"error":"Throttling","nth":2,"times":2}          | A fault strikes the nth call once, so it has no times besides
            {"error":"Throttling","nth":2,"perSecond":2}      | A fault strikes the nth call once, so it has no perSecond besides
            {"error":"Throttling","seed":2}                   | A fault's seed needs a probability
            {"error":"Throttling","perSecond":0}              | A fault's perSecond is an integer from 1
            {"eror":"Throttling"}                             | A fault has no "eror"
            {"error":5}                                       | A fault's error is a string
            {"delay":"PT1S","message":"soon"}                 | A fault's message needs an error
            {"delay":"PT1S","contentType":"text/html"}        | A fault's contentType needs a status
            {"delay":"PT1S","body":"x"}                       | A fault's body needs a status
            {"status":502,"body":{"a":1}}                     | A fault's body is a string
            [1]                                               | A fault is a JSON object
            {                                                 | A fault is a JSON object
            """)
    void saysWhatIsWrongWithAFault(String body, String sentence) {
        Reply refused = send("POST", "faults", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).startsWith(sentence);
        assertThat(send("GET", "faults", "").json()).isEmpty();
    }

    @Test
    void showsTheCallsThatMatch() {
        kms.call("DescribeRegions");
        kms.call("DescribeKey", "KeyId", "unknown");
        kms.call("DescribeKey", "KeyIdd", "unknown");
        kms.call("Encrypt", "KeyId", "unknown", "Plaintext", "very secret");

        JsonNode described = send("GET", "requests?operation=DescribeKey", "").json();
        assertThat(described).hasSize(2);
        JsonNode first = described.get(0);
        assertThat(first.get("operation").asText()).isEqualTo("DescribeKey");
        assertThat(first.get("caller").asText()).isEmpty();
        assertThat(first.get("status").asInt()).isEqualTo(404);
        assertThat(first.get("code").asText()).isEqualTo("Forbidden.KeyNotFound");
        assertThat(first.get("requestId").asText()).isNotEmpty();
        assertThat(first.get("time").asText()).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(first.at("/parameters/KeyId").asText()).isEqualTo("unknown");
        assertThat(send("GET", "requests", "").body()).doesNotContain("very secret");
        JsonNode succeeded =
                send("GET", "requests?operation=DescribeRegions", "").json().get(0);
        assertThat(succeeded.get("status").asInt()).isEqualTo(200);
        assertThat(succeeded.get("code").asText()).isEmpty();
        assertThat(send("GET", "requests?code=Forbidden.KeyNotFound", "").json())
                .hasSize(2);
        JsonNode warned = send("GET", "requests?warnings", "").json();
        assertThat(warned).hasSize(1);
        assertThat(warned.at("/0/warnings/0").asText()).contains("KeyIdd", "did you mean KeyId?");
        assertThat(send("DELETE", "requests", "").status()).isEqualTo(200);
        assertThat(send("GET", "requests", "").json()).isEmpty();
    }

    @Test
    void showsTheCallsThatMatchAllThatIsAsked() throws Exception {
        kms.get(new Signer("test", "test").v1("GET", "DescribeKey", "KeyId", "unknown"));
        kms.get(new Signer("other", "secret").v1("GET", "DescribeKey", "KeyId", "unknown"));
        kms.get(new Signer("other", "secret").v1("GET", "ListKeys"));
        kms.call("Describe Keys");

        assertThat(send("GET", "requests?caller=other", "").json().findValuesAsText("operation"))
                .containsExactly("DescribeKey", "ListKeys");
        assertThat(send("GET", "requests?caller=other&operation=DescribeKey&code=Forbidden.KeyNotFound", "")
                        .json())
                .hasSize(1);
        assertThat(send("GET", "requests?caller=other&operation=ListKeys&code=Forbidden.KeyNotFound", "")
                        .json())
                .isEmpty();
        assertThat(send("GET", "requests?operation=%44escribe%20Keys&code=InvalidAction.NotFound", "")
                        .json())
                .hasSize(1);
        assertThat(send("GET", "requests?operation=Describe+Keys&warnings=false", "")
                        .json())
                .hasSize(1);
    }

    @Test
    void tellsTheLeastPrivilegeOfAnyName() {
        AccessChain.on(kms)
                .policy("p", "key/*")
                .accessPoint("my app 密", "p")
                .clientKey("my app 密")
                .ok("GenerateRandom", 1, 8);

        assertThat(send("GET", "least-privilege?aap=my%20app%20%E5%AF%86", "").texts("Permissions"))
                .containsExactly(AccessChain.KEY_USER);
    }

    @Test
    void tellsTheLeastPrivilege() {
        InstanceClient client = AccessChain.everything(kms);
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        client.ok("Encrypt", 1, key, 2, new byte[] {1});
        String outside = Given.key(kms);
        kms.ok("Encrypt", "KeyId", outside, "Plaintext", "x");

        Reply all = send("GET", "least-privilege", "");
        Reply mine = send("GET", "least-privilege?clientKey=" + client.keyId(), "");
        Reply point = send("GET", "least-privilege?aap=everything", "");

        assertThat(all.texts("Permissions")).containsExactly(AccessChain.KEY_USER);
        assertThat(all.texts("Resources")).containsExactlyInAnyOrder("key/" + key, "key/" + outside);
        assertThat(all.column("Policies", "KmsInstance")).containsExactly(TestServer.READY, "shared");
        assertThat(mine.texts("Resources")).containsExactly("key/" + key);
        assertThat(point.texts("Resources")).containsExactly("key/" + key);
        assertThat(point.texts("Unused/0/Resources")).containsExactly("secret/*");
        assertThat(point.texts("Unused/0/Permissions")).containsExactly(AccessChain.SECRET_USER);
    }

    @Test
    void appearsFromAnotherAddress() {
        assertThat(send("GET", "source-address", "").body()).isEqualTo("{}");
        assertThat(send("POST", "source-address", "{\"address\":\"10.1.2.3\"}").text("address"))
                .isEqualTo("10.1.2.3");
        kms.call("DescribeRegions");
        assertThat(send("GET", "requests", "").text("0/source")).isEqualTo("10.1.2.3");
        assertThat(send("DELETE", "source-address", "").body()).isEqualTo("{}");
        kms.call("DescribeRegions");
        assertThat(send("GET", "requests", "").text("1/source")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | source-address | {"address":"nowhere"}
            POST | source-address | {"address":7}
            POST | source-address | {"adress":"10.0.0.1"}
            POST | source-address | nothing
            GET | requests?operaton=Encrypt |
            GET | least-privilege?app=x |
            GET | requests?operation=%FF |
            GET | requests?operation=a&operation=b |
            GET | least-privilege?aap=x&clientKey=y |
            """)
    void refusesInOneSentence(String method, String path, String body) {
        Reply refused = send(method, path, body == null ? "" : body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).endsWith(".").hasSizeBetween(20, 300);
    }

    @ParameterizedTest
    @CsvSource({"PUT, faults, 'GET, POST, DELETE'", "POST, requests, 'GET, DELETE'", "POST, least-privilege, GET"})
    void refusesOtherMethods(String method, String path, String allowed) {
        Reply refused = send(method, path, "{}");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("allow")).isEqualTo(allowed);
    }
}
