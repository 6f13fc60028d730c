package io.github.kmsfake.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.PolicyText;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import io.github.kmsfake.parity.cases.Signer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What client keys open by either protocol, what RAM users may do, and how a refusal explains itself to the tester. */
class AccessTest {
    private static final byte[] TEXT = {1, 2, 3};

    private final TestServer kms = TestServer.with().trustedProxy("127.0.0.0/8").start();
    private final String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);

    @AfterEach
    void close() {
        kms.close();
    }

    private InstanceClient client(String... resources) {
        return AccessChain.on(kms)
                .policy("p", resources)
                .accessPoint("app", "p")
                .clientKey("app");
    }

    private void assertRefused(InstanceClient client, Link link) {
        Answer answer = client.call("Encrypt", 1, key, 2, TEXT);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("Forbidden.NoPermission");
        assertThat(answer.message()).isEqualTo("This operation is forbidden by permission system.");
        assertThat(lastCall().decisions())
                .last()
                .matches(decision -> decision.failed().equals(Optional.of(link.name())), "failed " + link);
        Reply reply = rpc(client, "Encrypt", "KeyId", key, "Plaintext", "AQID");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("Code")).isEqualTo("Forbidden.NoPermission");
    }

    private void assertOpens(InstanceClient client) {
        assertThat(client.call("Encrypt", 1, key, 2, TEXT).status()).isEqualTo(200);
        assertThat(rpc(client, "Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(200);
    }

    private Reply rpc(InstanceClient client, String action, String... parameters) {
        try {
            return kms.post(new Signer(client.keyId(), "").v1(client.key(), "POST", action, parameters));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private KmsFakeCall lastCall() {
        JsonNode calls = requests("");
        String id = calls.get(calls.size() - 1).get("requestId").asText();
        return kms.server().controls().journal().calls().stream()
                .filter(call -> call.requestId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode requests(String query) {
        return kms.control("GET", "requests" + query).json();
    }

    @Test
    void opensWhatThePolicySays() {
        assertOpens(client("key/" + key));
    }

    @Test
    void followsEachChangeAtOnce() {
        InstanceClient client = client("key/" + key);
        assertOpens(client);

        kms.ok("UpdatePolicy", "Name", "p", "Resources", "[\"key/other\"]");
        assertRefused(client, Link.RESOURCE);
        kms.ok("UpdatePolicy", "Name", "p", "Resources", "[\"key/*\"]");
        assertOpens(client);
        kms.ok("UpdatePolicy", "Name", "p", "Permissions", "[\"" + AccessChain.SECRET_USER + "\"]");
        assertRefused(client, Link.PERMISSION);
        kms.ok("UpdatePolicy", "Name", "p", "Permissions", AccessChain.BOTH);
        AccessChain.on(kms).rule("lan", "10.0.0.0/8");
        kms.ok("UpdatePolicy", "Name", "p", "AccessControlRules", "{\"NetworkRules\":[\"lan\"]}");
        assertRefused(client, Link.NETWORK);
        kms.ok("UpdateNetworkRule", "Name", "lan", "SourcePrivateIp", "[\"127.0.0.1\"]");
        assertOpens(client);
        kms.ok("DeleteNetworkRule", "Name", "lan");
        assertRefused(client, Link.NETWORK);
        kms.ok("UpdatePolicy", "Name", "p", "AccessControlRules", "{\"NetworkRules\":[]}");
        assertOpens(client);
        kms.ok("UpdateApplicationAccessPoint", "Name", "app", "Policies", "[\"another\"]");
        assertRefused(client, Link.POLICY);
        kms.ok("UpdateApplicationAccessPoint", "Name", "app", "Policies", "[\"another\",\"p\"]");
        assertOpens(client);
        kms.ok("DeletePolicy", "Name", "p");
        assertRefused(client, Link.POLICY);
    }

    @Test
    void opensNothingBeforeAndAfterTheValidityOfTheClientKey() {
        AccessChain chain = AccessChain.on(kms).policy("p", "key/*").accessPoint("app", "p");
        InstanceClient client =
                chain.clientKey("app", "NotBefore", "2056-11-24T09:00:00Z", "NotAfter", "2056-11-24T10:00:00Z");

        assertRefused(client, Link.VALIDITY);
        kms.clock().advance(Duration.ofHours(1));
        assertOpens(client);
        kms.clock().advance(Duration.ofHours(1));
        assertOpens(client);
        kms.clock().advance(Duration.ofSeconds(1));
        assertRefused(client, Link.VALIDITY);
    }

    @Test
    void doesNotKnowAClientKeyThatWasDeleted() {
        InstanceClient client = client("key/*");
        kms.ok("DeleteClientKey", "ClientKeyId", client.keyId());

        assertThat(client.call("Encrypt", 1, key, 2, TEXT).code()).isEqualTo("Unauthorized");
        Reply reply = rpc(client, "Encrypt", "KeyId", key, "Plaintext", "AQID");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("Code")).isEqualTo("InvalidAccessKeyId.NotFound");
    }

    @Test
    void doesNotKnowTheClientKeysOfAnAccessPointThatWasDeleted() {
        InstanceClient client = client("key/*");
        kms.ok("DeleteApplicationAccessPoint", "Name", "app");

        assertThat(client.call("Encrypt", 1, key, 2, TEXT).status()).isEqualTo(404);
        assertThat(rpc(client, "Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(404);
    }

    @Test
    void countsAKeyThatIsAddressedByItsAliasOrArn() {
        String other = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        kms.ok("CreateAlias", "AliasName", "alias/mine", "KeyId", key);
        kms.ok("CreateAlias", "AliasName", "alias/other", "KeyId", other);
        InstanceClient client = client("key/" + key);
        String arn = kms.ok("DescribeKey", "KeyId", key).text("KeyMetadata/Arn");

        assertThat(client.call("Encrypt", 1, "alias/mine", 2, TEXT).status()).isEqualTo(200);
        assertThat(client.call("Encrypt", 1, arn, 2, TEXT).status()).isEqualTo(200);
        assertThat(client.call("Encrypt", 1, "alias/other", 2, TEXT).status()).isEqualTo(403);
    }

    @Test
    void asksForTheKeyThatACiphertextTells() {
        String other = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        InstanceClient all = AccessChain.everything(kms);
        byte[] sealed = all.ok("AdvanceEncrypt", 1, other, 2, TEXT).bytes(2);
        String sealedOverRpc =
                kms.ok("Encrypt", "KeyId", other, "Plaintext", "AQID").text("CiphertextBlob");
        InstanceClient client = client("key/" + key);

        assertThat(client.call("AdvanceDecrypt", 1, sealed).status()).isEqualTo(403);
        assertThat(rpc(client, "Decrypt", "CiphertextBlob", sealedOverRpc).status())
                .isEqualTo(403);
        assertThat(rpc(client, "ReEncrypt", "CiphertextBlob", sealedOverRpc, "DestinationKeyId", key)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateKey", "ListKeys", "ListSecrets", "DescribeRegions", "GetRandomPassword"})
    void grantsNoManagement(String action) {
        Reply reply = rpc(client("key/*", "secret/*"), action);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(lastCall().decisions())
                .extracting(decision -> decision.failed())
                .containsExactly(Optional.of("OPERATION"));
    }

    @Test
    void showsSecretsToWhomItMay() {
        GivenSecret.generic(kms, "mine", "DKMSInstanceId", TestServer.READY);
        GivenSecret.generic(kms, "yours", "DKMSInstanceId", TestServer.READY);
        InstanceClient client = client("secret/mine");

        assertThat(client.ok("GetSecretValue", 1, "mine").text(3)).isEqualTo("one");
        assertThat(client.call("GetSecretValue", 1, "yours").status()).isEqualTo(403);
        assertThat(rpc(client, "GetSecretValue", "SecretName", "mine").text("SecretData"))
                .isEqualTo("one");
        assertThat(rpc(client, "GetSecretValue", "SecretName", "yours").status())
                .isEqualTo(403);
        Reply batch = rpc(
                client, "BatchGetSecretValue", "SecretsList", "[{\"SecretName\":\"mine\"},{\"SecretName\":\"yours\"}]");
        assertThat(batch.column("SecretValues", "SecretName")).containsExactly("mine");
        assertThat(batch.column("Errors", "Code")).containsExactly("Forbidden.NoPermission");
    }

    @Test
    void givesRandomBytesToClientsThatMayUseKeys() {
        InstanceClient client = client("key/none");
        assertThat(client.call("GenerateRandom", 1, 8).status()).isEqualTo(200);

        kms.ok("UpdatePolicy", "Name", "p", "Permissions", "[\"" + AccessChain.SECRET_USER + "\"]");
        assertThat(client.call("GenerateRandom", 1, 8).status()).isEqualTo(403);
    }

    @Test
    void saysOfAKeyThatIsNotThereThatItIsNot() {
        assertThat(client("key/x").call("Encrypt", 1, "key-unknown", 2, TEXT).code())
                .isEqualTo("Forbidden.KeyNotFound");
    }

    @Test
    void keepsToTheRegionOfTheClientKey() {
        Reply reply = rpc(client("key/*"), "Encrypt", "KeyId", key, "Plaintext", "AQID", "RegionId", "cn-beijing");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(lastCall().decisions())
                .extracting(decision -> decision.failed())
                .containsExactly(Optional.of("CLIENT_KEY"));
    }

    @Test
    void leadsAClientKeyOfAnotherRegionThere() {
        String there = kms.ok("CreateKey", "RegionId", "cn-beijing").text("KeyMetadata/KeyId");
        InstanceClient client = AccessChain.on(kms)
                .in("cn-beijing")
                .policyFor("p", "shared", AccessChain.BOTH, "[\"key/*\"]")
                .accessPoint("app", "p")
                .clientKey("app");

        assertThat(rpc(client, "Encrypt", "KeyId", there, "Plaintext", "AQID").status())
                .isEqualTo(200);
        assertThat(client.call("Encrypt", 1, there, 2, TEXT).status()).isEqualTo(200);
        assertThat(client.call("Encrypt", 1, key, 2, TEXT).code()).isEqualTo("Forbidden.KeyNotFound");
    }

    @Test
    void rehearsesWithClientKeysToo() {
        InstanceClient client = client("key/" + key);
        String other = Given.key(kms, "DKMSInstanceId", TestServer.READY);

        assertThat(rpc(client, "Encrypt", "KeyId", key, "Plaintext", "AQID", "DryRun", "true")
                        .text("Code"))
                .isEqualTo("DryRunOperationError");
        assertThat(rpc(client, "Encrypt", "KeyId", other, "Plaintext", "AQID", "DryRun", "true")
                        .text("Code"))
                .isEqualTo("AccessDeniedError");
    }

    @Test
    void appearsFromWhereATestSays() {
        AccessChain chain = AccessChain.on(kms)
                .rule("lan", "10.0.0.0/8")
                .policyFor(
                        "p",
                        TestServer.READY,
                        AccessChain.BOTH,
                        "[\"key/*\"]",
                        "AccessControlRules",
                        "{\"NetworkRules\":[\"lan\"]}")
                .accessPoint("app", "p");
        InstanceClient client = chain.clientKey("app");
        assertRefused(client, Link.NETWORK);

        kms.server().controls().overrideSourceAddress(Optional.of(SourceAddress.parse("10.9.8.7")));
        assertOpens(client);
        assertThat(lastCall().source()).isEqualTo("10.9.8.7");
        kms.server().controls().overrideSourceAddress(Optional.empty());
        assertRefused(client, Link.NETWORK);
    }

    @Test
    void believesATrustedProxy() {
        assertThat(sourceOf("10.9.8.7")).isEqualTo("10.9.8.7");
        assertThat(sourceOf("1.1.1.1, 10.9.8.7")).isEqualTo("10.9.8.7");
        assertThat(sourceOf("10.9.8.7, 127.0.0.5")).isEqualTo("10.9.8.7");
        assertThat(sourceOf("nonsense")).isEqualTo("127.0.0.1");
        assertThat(sourceOf("2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void believesNoProxyUnlessTold() {
        try (TestServer other = TestServer.with().start()) {
            other.send(other.request("/?Action=DescribeRegions&Version=2016-01-20")
                    .header("X-Forwarded-For", "10.9.8.7")
                    .GET());

            assertThat(other.server().controls().journal().calls().get(0).source())
                    .isEqualTo("127.0.0.1");
        }
    }

    private String sourceOf(String forwarded) {
        kms.send(kms.request("/?Action=DescribeRegions&Version=2016-01-20")
                .header("X-Forwarded-For", forwarded)
                .GET());
        return lastCall().source();
    }

    @Test
    void explainsARefusalToTheTester() {
        InstanceClient client = client("key/other");
        Answer refused = client.call("Encrypt", 1, key, 2, TEXT);

        JsonNode call = requests("?operation=Encrypt").get(0);

        assertThat(call.get("requestId").asText()).isEqualTo(refused.text(4));
        assertThat(call.get("operation").asText()).isEqualTo("Encrypt");
        assertThat(call.get("protocol").asText()).isEqualTo("INSTANCE");
        assertThat(call.get("caller").asText()).isEqualTo(client.keyId());
        assertThat(call.get("status").asInt()).isEqualTo(403);
        assertThat(call.get("code").asText()).isEqualTo("Forbidden.NoPermission");
        assertThat(call.get("time").asText()).isEqualTo("2056-11-24T08:00:00Z");
        JsonNode decision = call.at("/decisions/0");
        assertThat(decision.get("allowed").asBoolean()).isFalse();
        assertThat(decision.get("resource").asText()).isEqualTo("key/" + key);
        assertThat(decision.get("failed").asText()).isEqualTo("RESOURCE");
        assertThat(decision.at("/policies/0/policy").asText()).isEqualTo("p");
        assertThat(decision.at("/policies/0/failed").asText()).isEqualTo("RESOURCE");
        assertThat(decision.at("/policies/0/explanation").asText()).isEqualTo("is for [key/other], not for key/" + key);
    }

    @Test
    void recordsCallsOfEveryKind() {
        kms.call("DescribeRegions");
        kms.call("Nonsense");
        kms.call(Encoding.POST_XML, "DescribeKey", "KeyId", "unknown");

        assertThat(kms.server().controls().journal().calls())
                .extracting(KmsFakeCall::operation, KmsFakeCall::status, KmsFakeCall::code)
                .endsWith(
                        tuple("DescribeRegions", 200, Optional.empty()),
                        tuple("Nonsense", 404, Optional.of("InvalidAction.NotFound")),
                        tuple("DescribeKey", 404, Optional.of("Forbidden.KeyNotFound")));
        kms.server().reset();
        assertThat(requests("")).isEmpty();
    }

    @Test
    void keepsTheLastThousandCalls() {
        for (int i = 0; i < 10; i++) {
            kms.call("ListKeys");
        }
        for (int i = 0; i < 998; i++) {
            kms.call("DescribeRegions");
        }

        assertThat(requests("")).hasSize(1000);
        assertThat(requests("?operation=ListKeys")).hasSize(2);
        assertThat(requests("?operation=DescribeRegions")).hasSize(998);
    }

    private Reply asAlice(String action, String... parameters) throws Exception {
        return kms.get(new Signer("alice", "secret").v1("GET", action, parameters));
    }

    private static String statement(String effect, String name, String action) {
        return PolicyText.statement(effect, PolicyText.principal(name), action);
    }

    @Test
    void letsRamUsersDoWhatAKeysPolicyAllows() throws Exception {
        assertThat(asAlice("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(200);

        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "user/alice", "kms:Encrypt")));
        assertThat(asAlice("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(200);
        Reply refused = asAlice("GenerateDataKey", "KeyId", key);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("Code")).isEqualTo("Forbidden.NoPermission");
        assertThat(refused.text("Message"))
                .isEqualTo("This operation for acs:kms:cn-hangzhou:" + TestServer.ACCOUNT + ":key/" + key
                        + " is forbidden by permission system.");
        assertThat(lastCall().decisions())
                .extracting(decision -> decision.failed(), decision -> decision.reason())
                .containsExactly(tuple(
                        Optional.of("RESOURCE_POLICY"),
                        "the policy of key/" + key + " does not allow kms:GenerateDataKey to acs:ram::"
                                + TestServer.ACCOUNT + ":user/alice"));
        assertThat(asAlice("DescribeKey", "KeyId", key).status()).isEqualTo(403);
        assertThat(asAlice("ListKeys").status()).isEqualTo(200);
    }

    @Test
    void tellsRolesFromUsers() throws Exception {
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "role/*", "kms:Encrypt")));

        assertThat(asOps("Encrypt", "KeyId", key, "Plaintext", "AQID").status()).isEqualTo(200);
        assertThat(asOps("DescribeKey", "KeyId", key).status()).isEqualTo(403);
        assertThat(asAlice("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(403);
    }

    private Reply asOps(String action, String... parameters) throws Exception {
        return kms.get(new Signer("ops", "secret").v1("GET", action, parameters));
    }

    @Test
    void asksAKeyWhetherANewSecretMayBeKeptWithIt() throws Exception {
        String[] secret = {
            "SecretName",
            "s",
            "VersionId",
            "v1",
            "SecretData",
            "one",
            "DKMSInstanceId",
            TestServer.READY,
            "EncryptionKeyId",
            key
        };
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "root", "kms:*")));
        assertThat(asAlice("CreateSecret", secret).status()).isEqualTo(403);

        kms.ok(
                "SetKeyPolicy",
                "KeyId",
                key,
                "Policy",
                PolicyText.of(statement("Allow", "user/alice", "kms:GenerateDataKey")));
        assertThat(asAlice("CreateSecret", secret).status()).isEqualTo(200);
    }

    @Test
    void asksAKeyWhetherASecretMayBeDecryptedWithIt() throws Exception {
        String[] batch = {"SecretsList", "[{\"SecretName\":\"db\"}]"};
        String refusal = "This operation for acs:kms:cn-hangzhou:" + TestServer.ACCOUNT + ":key/" + key
                + " is forbidden by permission system.";
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY, "EncryptionKeyId", key);
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "user/alice", "kms:Enc*")));
        Reply refused = asAlice("GetSecretValue", "SecretName", "db");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("Code")).isEqualTo("Forbidden.NoPermission");
        assertThat(refused.text("Message")).isEqualTo(refusal);
        assertThat(refused.body()).doesNotContain("SecretData");
        Reply refusedOfBatch = asAlice("BatchGetSecretValue", batch);
        assertThat(refusedOfBatch.text("Errors/0/Message")).isEqualTo(refusal);
        assertThat(refusedOfBatch.body()).doesNotContain("SecretData\"");
        assertThat(asAlice("DescribeSecret", "SecretName", "db").status()).isEqualTo(200);
        assertThat(kms.call("GetSecretValue", "SecretName", "db").status()).isEqualTo(200);

        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "user/alice", "kms:Decrypt")));
        assertThat(asAlice("GetSecretValue", "SecretName", "db").status()).isEqualTo(200);
        assertThat(asAlice("BatchGetSecretValue", batch).text("SecretValues/0/SecretName"))
                .isEqualTo("db");
    }

    @Test
    void asksNobodyElseAboutTheKeyOfASecret() {
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY, "EncryptionKeyId", key);
        InstanceClient client = client("secret/db");
        kms.control("POST", "faults", "{\"resource\":\"" + key + "\",\"error\":\"Rejected.Throttling\"}");

        Reply read = rpc(client, "GetSecretValue", "SecretName", "db");

        assertThat(read.status()).isEqualTo(200);
        assertThat(lastCall().decisions())
                .extracting(decision -> decision.resource())
                .containsExactly(Optional.of("secret/db"));
        assertThat(kms.control("GET", "least-privilege").body()).doesNotContain(key);
    }

    @Test
    void asksBothKeysOfAnAliasThatMoves() throws Exception {
        String other = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        kms.ok("CreateAlias", "AliasName", "alias/mine", "KeyId", key);
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "root", "kms:*")));

        assertThat(asAlice("UpdateAlias", "AliasName", "alias/mine", "KeyId", other)
                        .status())
                .isEqualTo(403);

        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "*", "kms:UpdateAlias")));
        assertThat(asAlice("UpdateAlias", "AliasName", "alias/mine", "KeyId", other)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksAKeyWhicheverWayACallNamesIt() throws Exception {
        kms.ok("CreateAlias", "AliasName", "alias/mine", "KeyId", key);
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(statement("Allow", "root", "kms:*")));

        assertThat(asAlice("DeleteAlias", "AliasName", "alias/mine").status()).isEqualTo(403);
        assertThat(asAlice(
                                "ListTagResources",
                                "ResourceType",
                                "key",
                                "ResourceId.1",
                                key,
                                "RegionId",
                                TestServer.REGION)
                        .status())
                .isEqualTo(403);
        assertThat(kms.ok("ListAliases").text("TotalCount")).isEqualTo("1");
        kms.ok("DeleteAlias", "AliasName", "alias/mine");
    }

    @Test
    void letsADenialWin() throws Exception {
        kms.ok(
                "SetKeyPolicy",
                "KeyId",
                key,
                "Policy",
                PolicyText.of(statement("Allow", "*", "kms:*"), statement("Deny", "user/alice", "kms:Enc*")));

        assertThat(asAlice("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(403);
        assertThat(asAlice("DescribeKey", "KeyId", key).status()).isEqualTo(200);
        assertThat(kms.call("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(200);
    }

    @Test
    void letsRamUsersDoWhatASecretsPolicyAllows() throws Exception {
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY);
        kms.ok("SetSecretPolicy", "SecretName", "db", "Policy", PolicyText.of(statement("Allow", "user/bob", "kms:*")));
        assertThat(asAlice("GetSecretValue", "SecretName", "db").status()).isEqualTo(403);

        kms.ok(
                "SetSecretPolicy",
                "SecretName",
                "db",
                "Policy",
                PolicyText.of(statement("Allow", "user/*", "kms:Get*")));
        assertThat(asAlice("GetSecretValue", "SecretName", "db").status()).isEqualTo(200);
        assertThat(asAlice("DescribeSecret", "SecretName", "db").status()).isEqualTo(403);
    }

    @Test
    void leavesKeysOutsideInstancesToRam() throws Exception {
        String outside = Given.key(kms);

        assertThat(asAlice("Encrypt", "KeyId", outside, "Plaintext", "AQID").status())
                .isEqualTo(200);
    }

    @Test
    void asksASecretsPolicyForTheSingleCallOfABatch() throws Exception {
        String[] batch = {"SecretsList", "[{\"SecretName\":\"db\"}]"};
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY);
        kms.ok(
                "SetSecretPolicy",
                "SecretName",
                "db",
                "Policy",
                PolicyText.of(statement("Allow", "*", "kms:*"), statement("Deny", "user/alice", "kms:GetSecretValue")));
        Reply denied = asAlice("BatchGetSecretValue", batch);
        assertThat(denied.text("Errors/0/Code")).isEqualTo("Forbidden.NoPermission");
        assertThat(denied.body()).doesNotContain("SecretData");

        kms.ok(
                "SetSecretPolicy",
                "SecretName",
                "db",
                "Policy",
                PolicyText.of(statement("Allow", "user/alice", "kms:GetSecretValue")));
        assertThat(asAlice("BatchGetSecretValue", batch).text("SecretValues/0/SecretName"))
                .isEqualTo("db");
    }

    @Test
    void asksASecretsPolicyForTheTagsOfOneWhereSeveralGetThem() throws Exception {
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY);
        kms.ok(
                "SetSecretPolicy",
                "SecretName",
                "db",
                "Policy",
                PolicyText.of(statement("Allow", "user/alice", "kms:TagResource")));
        String[] tag = {
            "ResourceType",
            "secret",
            "ResourceId.1",
            "db",
            "RegionId",
            TestServer.REGION,
            "Tag.1.Key",
            "k",
            "Tag.1.Value",
            "v"
        };
        String[] untag = {"ResourceType", "secret", "ResourceId.1", "db", "RegionId", TestServer.REGION, "TagKey.1", "k"
        };

        assertThat(asAlice("TagResources", tag).status()).isEqualTo(200);
        assertThat(asAlice("UntagResources", untag).status()).isEqualTo(403);
    }

    @Test
    void asksBothKeysOfAReEncryption() throws Exception {
        String other = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        String[] request = {
            "CiphertextBlob",
            kms.ok("Encrypt", "KeyId", key, "Plaintext", "AQID").text("CiphertextBlob"),
            "DestinationKeyId",
            other
        };
        kms.ok(
                "SetKeyPolicy",
                "KeyId",
                key,
                "Policy",
                PolicyText.of(statement("Allow", "user/alice", "kms:ReEncryptFrom")));
        kms.ok(
                "SetKeyPolicy",
                "KeyId",
                other,
                "Policy",
                PolicyText.of(statement("Allow", "user/alice", "kms:ReEncryptTo")));
        assertThat(asAlice("ReEncrypt", request).status()).isEqualTo(200);

        kms.ok(
                "SetKeyPolicy",
                "KeyId",
                other,
                "Policy",
                PolicyText.of(statement("Allow", "*", "kms:*"), statement("Deny", "user/alice", "kms:ReEncryptTo")));
        Reply denied = asAlice("ReEncrypt", request);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text("Message")).contains("key/" + other);
    }

    @Test
    void takesNoConditionalAllowance() throws Exception {
        String conditional = statement("Allow", "user/alice", "kms:*")
                .replace("\"Resource\"", "\"Condition\":{\"Bool\":{\"acs:SecureTransport\":\"true\"}},\"Resource\"");
        kms.ok("SetKeyPolicy", "KeyId", key, "Policy", PolicyText.of(conditional));

        assertThat(asAlice("Encrypt", "KeyId", key, "Plaintext", "AQID").status())
                .isEqualTo(403);
    }
}
