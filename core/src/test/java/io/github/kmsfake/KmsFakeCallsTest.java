package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded calls and what is made of them. */
class KmsFakeCallsTest {
    private final TestServer kms = TestServer.with().start();
    private final KmsFakeCalls calls = new KmsFakeCalls(new InProcessTarget(kms.server()));

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void keepsWhatWasCalledAndHowItEnded() {
        String key = Given.key(kms);
        kms.call("Encrypt", "KeyId", key, "Plaintext", "very secret", "EncryptionContext", "{\"a\":\"1\"}");

        KmsFakeCall call = calls.of("Encrypt").last();

        assertThat(call.parameters())
                .isEqualTo(Map.of("KeyId", key, "Plaintext", "***", "EncryptionContext", "{\"a\":\"1\"}"));
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.succeeded()).isTrue();
        assertThat(call.caller()).isEmpty();
        assertThat(call.region()).isEqualTo("cn-hangzhou");
        assertThat(call.protocol()).isEqualTo("RPC");
        assertThat(call.time()).isEqualTo(TestServer.BEGINNING);
        assertThat(call.toString()).contains("Encrypt", key, "→ 200").doesNotContain("very secret");
    }

    @Test
    void masksSecretsOfEachKind() {
        InstanceClient client = AccessChain.everything(kms);
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        client.ok("Encrypt", 1, key, 2, new byte[] {1, 2, 3});
        GivenSecret.generic(kms, "db");
        String pair = Given.key(kms, "DKMSInstanceId", TestServer.READY, "KeySpec", "EC_P256");
        client.ok("Sign", 1, pair, 4, new byte[] {1, 2, 3});
        String macKey = Given.key(kms, "DKMSInstanceId", TestServer.READY, "KeySpec", "HMAC_SHA_256");
        kms.ok("GenerateMac", "KeyId", macKey, "Algorithm", "HMAC_SHA_256", "Message", "aGVsbG8=");

        assertThat(calls.of("Encrypt").last().parameters()).containsEntry("Plaintext", "***");
        assertThat(calls.of("Sign").last().parameters())
                .containsEntry("KeyId", pair)
                .containsEntry("Message", "***");
        assertThat(calls.of("GenerateMac").last().parameters())
                .containsEntry("KeyId", macKey)
                .containsEntry("Message", "***");
        assertThat(calls.of("CreateClientKey").last().parameters()).containsEntry("Password", "***");
        assertThat(calls.of("CreateSecret").last().parameters()).containsEntry("SecretData", "***");
        assertThat(calls.toString()).doesNotContain("Passw0rd_1234");
    }

    @Test
    void showsWhatIsOnlySaidOfSecrets() {
        GivenSecret.generic(kms, "db", "SecretDataType", "text");
        kms.ok("GetRandomPassword", "PasswordLength", "12");

        calls.of("CreateSecret").with("SecretDataType", "text").verifyCount(1);
        calls.of("GetRandomPassword").with("PasswordLength", "12").verifyCount(1);
    }

    @Test
    void keepsThemIfTold() {
        try (TestServer open = TestServer.with().recordSecrets().start()) {
            GivenSecret.generic(open, "db");

            assertThat(new KmsFakeCalls(new InProcessTarget(open.server()))
                            .of("CreateSecret")
                            .last()
                            .parameter("SecretData"))
                    .isEqualTo("one");
        }
    }

    @Test
    void cutsWhatIsLong() {
        kms.call("CreateKey", "Description", "d".repeat(256));
        assertThat(calls.of("CreateKey").last().parameter("Description")).isEqualTo("d".repeat(256));

        kms.call("CreateKey", "Description", "d".repeat(257));
        assertThat(calls.of("CreateKey").last().parameter("Description"))
                .isEqualTo("d".repeat(256) + "… (257 characters)");
    }

    @Test
    void cutsNamesThatAreLong() {
        kms.call(Encoding.POST_JSON, "ListKeys", "n".repeat(128), "v", "m".repeat(129), "v");
        kms.call(Encoding.POST_JSON, "A".repeat(128), "AccessKeyId", "k".repeat(128));
        kms.call(Encoding.POST_JSON, "B".repeat(129), "AccessKeyId", "k".repeat(129));
        kms.call(Encoding.POST_JSON, "ListKeys", "AccessKeyId", "k".repeat(128));
        kms.call(Encoding.POST_JSON, "ListKeys", "AccessKeyId", "l".repeat(100_000));

        assertThat(calls.list().get(0).parameters()).containsOnlyKeys("n".repeat(128), "m".repeat(128) + "…");
        assertThat(calls.list())
                .extracting(KmsFakeCall::operation)
                .containsExactly("ListKeys", "A".repeat(128), "B".repeat(128) + "…", "ListKeys", "ListKeys");
        assertThat(calls.of("ListKeys").list())
                .extracting(KmsFakeCall::caller)
                .containsExactly("", "k".repeat(128), "l".repeat(128) + "…");
    }

    @Test
    void keepsTheFirstTwoHundredParameters() {
        kms.call(Encoding.POST_JSON, "ListKeys", numbered(200));
        kms.call(Encoding.POST_JSON, "ListKeys", numbered(201));

        assertThat(calls.list().get(0).parameters()).hasSize(200).containsKeys("p0", "p199");
        assertThat(calls.list().get(1).parameters())
                .hasSize(201)
                .containsKeys("p0", "p199")
                .containsEntry("…", "(201 parameters)");
    }

    private static String[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "p" + number)
                .flatMap(name -> Stream.of(name, "v"))
                .toArray(String[]::new);
    }

    @Test
    void cutsBetweenCharactersOnly() throws Exception {
        kms.call("CreateKey", "Description", "d".repeat(255) + "🔑".repeat(2000));

        assertThat(calls.of("CreateKey").last().parameter("Description")).startsWith("d".repeat(255) + "… (");
        assertThat(kms.send(kms.request("/_kms-fake/requests")).status()).isEqualTo(200);
    }

    @Test
    void masksWhatIsPerhapsAMistypedSecret() {
        kms.call("CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretDat", "very secret");

        assertThat(calls.of("CreateSecret").last().parameters())
                .isEqualTo(Map.of("SecretName", "db", "VersionId", "v1", "SecretDat", "***"));
    }

    @Test
    void picksCalls() {
        InstanceClient client = AccessChain.everything(kms);
        client.call("GenerateRandom", 1, 8);
        client.call("GenerateRandom", 1, 9999);
        kms.call("DescribeRegions");

        assertThat(calls.by(client.keyId()).count()).isEqualTo(2);
        assertThat(calls.of("GenerateRandom").succeeded().count()).isEqualTo(1);
        assertThat(calls.refusedWith("InvalidParameter").last().parameter("Length"))
                .isEqualTo("9999");
        assertThat(calls.of("GenerateRandom").with("Length", "8")).hasSize(1);
        assertThat(calls.matching("POST", call -> call.protocol().equals("INSTANCE"))
                        .count())
                .isEqualTo(2);
        calls.of("DescribeRegions").verifyCount(1);
        calls.of("DescribeRegions").verifyAny();
        calls.of("ListKeys").verifyNone();
    }

    @Test
    void saysWhatDidHappenAndWhatCameNearest() {
        kms.call("DescribeKey", "KeyId", "one");
        kms.call("ListKeys");

        assertThatThrownBy(() -> calls.of("DescribeKey").with("KeyId", "two").verifyCount(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected 1 call with operation DescribeKey, KeyId=two, but there were 0 calls")
                .hasMessageContaining("The nearest is\n  DescribeKey {KeyId=one} by nobody known → 404")
                .hasMessageContaining("which has not: KeyId=two")
                .hasMessageContaining("All calls:\n  DescribeKey");
        assertThatThrownBy(() -> calls.of("ListKeys").verifyNone()).hasMessageContaining("ListKeys {}");
        assertThatThrownBy(() -> calls.of("Encrypt").last()).isInstanceOf(AssertionError.class);
        kms.server().reset();
        assertThatThrownBy(calls::verifyAny).hasMessageContaining("was not called at all");
    }

    @Test
    void waitsForCalls() {
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3; i++) {
                kms.call("DescribeRegions");
            }
        });

        assertThat(calls.of("DescribeRegions").await(3, Duration.ofSeconds(20))).hasSize(3);
        later.join();
        assertThatThrownBy(() -> calls.of("DescribeRegions").await(4, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at least 4 calls within PT0.02S");
    }

    @Test
    void waitsForAConditionThatCallsTheServerItself() {
        kms.call("ListKeys");

        assertThat(calls.matching(
                                "DescribeRegions answers",
                                call -> kms.call("DescribeRegions").status() == 200)
                        .await(1, Duration.ofSeconds(20)))
                .isNotEmpty();
    }

    @Test
    void warnsOfWhatLooksLikeAMistake() {
        kms.call("DescribeKey", "KeyID", "one");
        kms.call("DescribeKeys");
        AccessChain.everything(kms).call("Encript", 1, "x");
        kms.call("ListKeys");

        assertThat(calls.withWarnings().list())
                .flatExtracting(KmsFakeCall::warnings)
                .containsExactly(
                        "DescribeKey has no parameter KeyID, it is ignored; did you mean KeyId?",
                        "There is no operation DescribeKeys; did you mean DescribeKey?",
                        "There is no operation Encript; did you mean Encrypt?");
    }

    @Test
    void tellsTheLeastPrivilege() {
        InstanceClient client = AccessChain.everything(kms);
        InstanceClient other = AccessChain.on(kms)
                .policy("narrow", "key/none", "secret/db")
                .accessPoint("other", "narrow")
                .clientKey("other");
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        String outside = Given.key(kms);
        GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY);
        client.ok("Encrypt", 1, key, 2, new byte[] {1});
        client.ok("GenerateRandom", 1, 8);
        other.call("Encrypt", 1, key, 2, new byte[] {1});
        other.ok("GetSecretValue", 1, "db");
        kms.ok("Encrypt", "KeyId", outside, "Plaintext", "x");
        kms.ok("DescribeKey", "KeyId", outside);

        LeastPrivilege all = kms.server().controls().leastPrivilege(Optional.empty());
        LeastPrivilege mine = kms.server().controls().leastPrivilege(Optional.of(client.keyId()));
        LeastPrivilege others = kms.server().controls().leastPrivilegeOf("other");

        assertThat(all.policies())
                .containsExactly(
                        new LeastPrivilege.Policy(
                                TestServer.READY,
                                List.of(AccessChain.KEY_USER, AccessChain.SECRET_USER),
                                List.of("key/" + key, "secret/db")),
                        new LeastPrivilege.Policy("shared", List.of(AccessChain.KEY_USER), List.of("key/" + outside)));
        assertThat(mine.policies().get(0).resourcesJson()).isEqualTo("[\"key/" + key + "\"]");
        assertThat(mine.policies().get(0).permissionsJson()).isEqualTo("[\"" + AccessChain.KEY_USER + "\"]");
        assertThat(others.policies().get(0).resources()).containsExactly("key/" + key, "secret/db");
        assertThat(others.unused())
                .containsExactly(new LeastPrivilege.Excess("narrow", List.of(), List.of("key/none")));
    }

    @Test
    void tellsAccessPointsOfTheSameNameInOtherRegionsApart() {
        AccessChain.everything(kms);
        AccessChain.on(kms)
                .in("cn-beijing")
                .policyFor("random", "shared", AccessChain.json(AccessChain.KEY_USER), AccessChain.json("key/*"))
                .accessPoint("everything", "random")
                .clientKey("everything")
                .ok("GenerateRandom", 1, 8);

        LeastPrivilege here = kms.server().controls().leastPrivilegeOf("everything");

        assertThat(here.policies()).isEmpty();
        assertThat(here.unused()).extracting(LeastPrivilege.Excess::name).containsExactly("all");
    }

    @Test
    void grantsWithTheLeastPrivilegeWhatWasCalled() {
        InstanceClient client = AccessChain.everything(kms);
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        client.ok("Encrypt", 1, key, 2, new byte[] {1});
        LeastPrivilege.Policy least = kms.server()
                .controls()
                .leastPrivilege(Optional.empty())
                .policies()
                .get(0);

        InstanceClient narrow = AccessChain.on(kms)
                .policyFor("least", least.kmsInstance(), least.permissionsJson(), least.resourcesJson())
                .accessPoint("narrow", "least")
                .clientKey("narrow");

        assertThat(narrow.call("Encrypt", 1, key, 2, new byte[] {1}).status()).isEqualTo(200);
        assertThat(narrow.call("Encrypt", 1, Given.key(kms, "DKMSInstanceId", TestServer.READY), 2, new byte[] {1})
                        .status())
                .isEqualTo(403);
    }
}
