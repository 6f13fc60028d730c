package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import io.github.kmsfake.parity.cases.Signer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults, added through the Java API's own types, as a client sees them. */
class KmsFakeFaultsTest {
    private final TestServer kms = TestServer.with().start();
    private final KmsFakeFaults faults = new KmsFakeFaults(new InProcessTarget(kms.server()));
    private final KmsFakeCalls calls = new KmsFakeCalls(new InProcessTarget(kms.server()));

    @AfterEach
    void close() {
        kms.close();
    }

    private int status(String action, String... parameters) {
        return kms.call(action, parameters).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InvalidSecurityToken.Expired",
                "InvalidAccessKeyId.Inactive",
                "Forbidden.UbsmsInvalidUserid",
                "Forbidden.UbsmsInvalidBid",
                "Rejected.Uninitialized",
                "InvalidProtocol.NeedSsl",
                "NoPermission"
            })
    void bringsAboutWhatDependsOnSystemsOutside(String code) {
        faults.add(Fault.onAnyCall().error(code));

        Reply refused = kms.call("ListKeys");

        assertThat(refused.text("Code")).isEqualTo(code);
        assertThat(refused.text("Message")).isNotEmpty().doesNotContain("%s");
    }

    @Test
    void refusesTheNextCallsWithTheServicesError() {
        KmsFakeFaults.AddedFault ordered = faults.add(
                Fault.on("DescribeRegions").error("Rejected.Throttling").times(2));

        Reply refused = kms.call(Encoding.POST_XML, "DescribeRegions");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("<Code>Rejected.Throttling</Code>", "QPS Limit Exceeded");
        assertThat(status("ListKeys")).isEqualTo(200);
        assertThat(status("DescribeRegions")).isEqualTo(429);
        assertThat(status("DescribeRegions")).isEqualTo(200);
        assertThat(ordered.hits()).isEqualTo(2);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void hitsOnceUnlessToldOtherwise() {
        faults.add(Fault.onAnyCall().error("InternalFailure"));

        assertThat(status("DescribeRegions")).isEqualTo(500);
        assertThat(status("DescribeRegions")).isEqualTo(200);
    }

    @Test
    void isAddedByTheNamesOfItsSettings() {
        faults.add(Fault.of(Map.of("operation", "ListKeys", "error", "Rejected.Throttling", "times", 2)));

        assertThat(status("DescribeRegions")).isEqualTo(200);
        assertThat(status("ListKeys")).isEqualTo(429);
        assertThat(status("ListKeys")).isEqualTo(429);
        assertThat(status("ListKeys")).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.add(Fault.of(Map.of("delays", "PT1S"))))
                .withMessageStartingWith("A fault has no \"delays\"; it has [");
    }

    @Test
    void queuesUp() {
        faults.add(Fault.on("DescribeRegions").error("Rejected.Throttling"));
        faults.add(Fault.on("DescribeRegions").error("ServiceUnavailableTemporary"));

        assertThat(status("DescribeRegions")).isEqualTo(429);
        assertThat(status("DescribeRegions")).isEqualTo(503);
        assertThat(status("DescribeRegions")).isEqualTo(200);
    }

    @Test
    void hitsUntilItIsRemoved() {
        KmsFakeFaults.AddedFault standing = faults.add(Fault.on("DescribeRegions")
                .error("InternalFailure")
                .message("down for a while")
                .always());

        assertThat(kms.call("DescribeRegions").text("Message")).isEqualTo("down for a while");
        assertThat(status("DescribeRegions")).isEqualTo(500);
        standing.remove();
        assertThat(status("DescribeRegions")).isEqualTo(200);
        faults.add(Fault.onAnyCall().error("InternalFailure").always());
        faults.clear();
        assertThat(status("DescribeRegions")).isEqualTo(200);
        faults.add(Fault.onAnyCall().error("InternalFailure").always());
        kms.server().reset();
        assertThat(status("DescribeRegions")).isEqualTo(200);
    }

    @Test
    void hitsTheNthCall() {
        faults.add(Fault.on("DescribeRegions").nth(3).error("InternalFailure"));

        assertThat(Stream.generate(() -> status("DescribeRegions")).limit(4)).containsExactly(200, 200, 500, 200);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        faults.add(Fault.on("DescribeRegions").probability(0.5, 7).error("InternalFailure"));
        List<Integer> once =
                Stream.generate(() -> status("DescribeRegions")).limit(40).toList();
        faults.clear();
        faults.add(Fault.on("DescribeRegions").probability(0.5, 7).error("InternalFailure"));

        assertThat(Stream.generate(() -> status("DescribeRegions")).limit(40)).containsExactlyElementsOf(once);
        assertThat(once).contains(200, 500);
    }

    @Test
    void throttlesByTheClock() {
        faults.add(Fault.on("DescribeRegions").perSecond(2));

        assertThat(Stream.generate(() -> status("DescribeRegions")).limit(4)).containsExactly(200, 200, 429, 429);
        kms.clock().advance(Duration.ofSeconds(1));
        assertThat(Stream.generate(() -> status("DescribeRegions")).limit(3)).containsExactly(200, 200, 429);
    }

    @Test
    void hitsOneCaller() {
        InstanceClient one = AccessChain.everything(kms);
        InstanceClient other = AccessChain.on(kms).accessPoint("other", "all").clientKey("other");
        faults.add(Fault.onAnyCall()
                .caller(one.keyId())
                .error("Rejected.Throttling")
                .always());

        assertThat(one.call("GenerateRandom", 1, 8).code()).isEqualTo("Rejected.Throttling");
        assertThat(one.call("GenerateRandom", 1, 8).status()).isEqualTo(429);
        assertThat(other.call("GenerateRandom", 1, 8).status()).isEqualTo(200);
        assertThat(status("DescribeRegions")).isEqualTo(200);
    }

    @Test
    void hitsOneKeyOrSecretHoweverItIsAddressed() {
        String key = Given.namedKey(kms);
        String other = Given.key(kms);
        String blob = kms.ok("Encrypt", "KeyId", key, "Plaintext", "x").text("CiphertextBlob");
        GivenSecret.generic(kms, "db");
        faults.add(Fault.onAnyCall().resource(key).error("InternalFailure").always());
        faults.add(Fault.on("GetSecretValue")
                .resource("db")
                .error("ServiceUnavailableTemporary")
                .always());

        assertThat(status("Decrypt", "CiphertextBlob", blob)).isEqualTo(500);
        assertThat(status("DescribeKey", "KeyId", "alias/name")).isEqualTo(500);
        assertThat(status("Encrypt", "KeyId", other, "Plaintext", "x")).isEqualTo(200);
        assertThat(status("GetSecretValue", "SecretName", "db")).isEqualTo(503);
        assertThat(status("DescribeSecret", "SecretName", "db")).isEqualTo(200);
    }

    @Test
    void countsACallOnceThatLooksItsKeyUpTwice() {
        String key = Given.key(kms);
        KmsFakeFaults.AddedFault ordered = faults.add(
                Fault.onAnyCall().resource(key).delay(Duration.ofMillis(1)).always());

        kms.ok("CreateKeyVersion", "KeyId", key);
        kms.ok("TagResource", "KeyId", key, "Tags", "[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]");

        assertThat(ordered.hits()).isEqualTo(2);
    }

    @Test
    void refusesACallForOneOfSeveralSecretsAltogether() {
        GivenSecret.generic(kms, "one");
        GivenSecret.generic(kms, "two");
        faults.add(Fault.onAnyCall().resource("two").error("Rejected.Throttling"));

        assertThat(status("BatchGetSecretValue", "SecretsList", "[{\"SecretName\":\"one\"},{\"SecretName\":\"two\"}]"))
                .isEqualTo(429);
        calls.of("BatchGetSecretValue").refusedWith("Rejected.Throttling").verifyCount(1);
    }

    @Test
    void isNoVerdictOfARehearsal() {
        String key = Given.key(kms);
        faults.add(Fault.on("Encrypt").resource(key).error("Forbidden.NoPermission"));

        Reply refused = kms.call("Encrypt", "KeyId", key, "Plaintext", "x", "DryRun", "true");

        assertThat(refused.text("Code")).isEqualTo("Forbidden.NoPermission");
    }

    @Test
    void hitsTheCreationOfTheSecretThatItIsFor() {
        faults.add(Fault.on("CreateSecret").resource("new").error("Rejected.Throttling"));
        GivenSecret.generic(kms, "old");

        assertThat(status("CreateSecret", "SecretName", "new", "VersionId", "v1", "SecretData", "one"))
                .isEqualTo(429);
        assertThat(kms.contents().secrets()).extracting(Secret::name).containsExactly("old");
    }

    @Test
    void hitsWhicheverWayACallNamesAKey() {
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        kms.ok("CreateAlias", "AliasName", "alias/mine", "KeyId", key);
        faults.add(Fault.onAnyCall().resource(key).error("InternalFailure").always());

        assertThat(status("DeleteAlias", "AliasName", "alias/mine")).isEqualTo(500);
        assertThat(status(
                        "ListTagResources", "RegionId", TestServer.REGION, "ResourceType", "key", "ResourceId.1", key))
                .isEqualTo(500);
        assertThat(status(
                        "CreateSecret",
                        "SecretName",
                        "s",
                        "VersionId",
                        "v1",
                        "SecretData",
                        "one",
                        "DKMSInstanceId",
                        TestServer.READY,
                        "EncryptionKeyId",
                        key))
                .isEqualTo(500);
        assertThat(kms.contents().secrets()).isEmpty();
    }

    @Test
    void hitsACallOnceAtMost() {
        String key = Given.key(kms);
        faults.add(Fault.on("DescribeKey").delay(Duration.ofMillis(1)).always());
        KmsFakeFaults.AddedFault second = faults.add(
                Fault.onAnyCall().resource(key).error("InternalFailure").always());

        assertThat(status("DescribeKey", "KeyId", key)).isEqualTo(200);
        assertThat(second.hits()).isZero();
        assertThat(status("ListKeyVersions", "KeyId", key)).isEqualTo(500);
        assertThat(second.hits()).isEqualTo(1);
    }

    @Test
    void hitsEveryCallWithAProbabilityOfOne() {
        faults.add(Fault.on("DescribeRegions").probability(1, 7).error("Rejected.Throttling"));

        assertThat(List.of(status("DescribeRegions"), status("DescribeRegions"), status("DescribeRegions")))
                .containsOnly(429);
    }

    @Test
    void throttlesWithNothingButTheEffectThatIsGiven() {
        faults.add(Fault.on("DescribeRegions").perSecond(1).error("InternalFailure"));
        faults.add(Fault.on("ListKeys").perSecond(1).answer(502, "bad gateway", "text/plain"));
        faults.add(Fault.on("ListAliases").perSecond(1).delay(Duration.ofMillis(60)));
        faults.add(Fault.on("CreateKey").perSecond(1).dropConnection());

        assertThat(Stream.generate(() -> status("DescribeRegions")).limit(3)).containsExactly(200, 500, 500);
        assertThat(Stream.generate(() -> status("ListKeys")).limit(3)).containsExactly(200, 502, 502);
        assertThat(status("ListAliases")).isEqualTo(200);
        assertThat(millisOf(() -> assertThat(status("ListAliases")).isEqualTo(200)))
                .isGreaterThanOrEqualTo(60);
        Given.key(kms);
        assertThatThrownBy(() -> kms.call(Encoding.POST_JSON, "CreateKey")).isInstanceOf(UncheckedIOException.class);
        assertThat(kms.contents().keys()).hasSize(2);
    }

    @Test
    void letsThoseThatWaitForAKeyComeAfterAllOthers() {
        String key = Given.key(kms);
        KmsFakeFaults.AddedFault first = faults.add(
                Fault.on("DescribeKey").resource(key).error("InternalFailure").always());
        faults.add(Fault.on("DescribeKey").error("Rejected.Throttling"));

        assertThat(status("DescribeKey", "KeyId", key)).isEqualTo(429);
        assertThat(first.hits()).isZero();
        assertThat(status("DescribeKey", "KeyId", key)).isEqualTo(500);
        assertThat(first.hits()).isEqualTo(1);
    }

    @Test
    void hitsOnlyWhatIsSignedCorrectly() throws Exception {
        KmsFakeFaults.AddedFault ordered =
                faults.add(Fault.on("ListKeys").error("InternalFailure").always());

        Reply refused = kms.get(new Signer("test", "wrong").v1("GET", "ListKeys"));
        assertThat(refused.text("Code")).isEqualTo("SignatureDoesNotMatch");
        assertThat(ordered.hits()).isZero();

        Reply struck = kms.get(new Signer("test", "test").v1("GET", "ListKeys"));
        assertThat(struck.text("Code")).isEqualTo("InternalFailure");
        assertThat(ordered.hits()).isEqualTo(1);
    }

    @Test
    void hitsOnlyCallersWithAccessToTheKey() {
        String key = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        InstanceClient owner = AccessChain.everything(kms);
        InstanceClient stranger = AccessChain.on(kms)
                .policy("elsewhere", "key/other")
                .accessPoint("stranger", "elsewhere")
                .clientKey("stranger");
        KmsFakeFaults.AddedFault ordered = faults.add(
                Fault.onAnyCall().resource(key).error("InternalFailure").always());

        assertThat(stranger.call("Encrypt", 1, key, 2, new byte[] {1}).code()).isEqualTo("Forbidden.NoPermission");
        assertThat(ordered.hits()).isZero();
        assertThat(owner.call("Encrypt", 1, key, 2, new byte[] {1}).code()).isEqualTo("InternalFailure");
        assertThat(ordered.hits()).isEqualTo(1);
    }

    @Test
    void performsNothingThatItRefuses() {
        var before = kms.state();
        faults.add(Fault.on("CreateKey").error("InternalFailure"));
        faults.add(Fault.on("CreateKey").answer(502, "<html>bad gateway</html>", "text/html"));

        assertThat(status("CreateKey")).isEqualTo(500);
        Reply strange = kms.call("CreateKey");
        assertThat(strange.status()).isEqualTo(502);
        assertThat(strange.body()).isEqualTo("<html>bad gateway</html>");
        assertThat(strange.header("content-type")).isEqualTo("text/html");
        assertThat(kms.state()).isEqualTo(before);
        assertThat(calls.of("CreateKey").list()).extracting(KmsFakeCall::status).containsExactly(500, 502);
        assertThat(calls.of("CreateKey").list()).allMatch(KmsFakeCall::faultInjected);
    }

    @Test
    void isRecordedWithWhatTheCallWasMadeWith() {
        InstanceClient client = AccessChain.everything(kms);
        faults.add(Fault.onAnyCall().error("InternalFailure").times(2));

        client.call("GenerateRandom", 1, 8);
        kms.call("DescribeKey", "KeyId", "unknown");

        calls.of("GenerateRandom").with("Length", "8").verifyCount(1);
        calls.of("DescribeKey").with("KeyId", "unknown").verifyCount(1);
    }

    @Test
    void dropsTheConnectionOfACallThatItPerformed() {
        faults.add(Fault.on("CreateAlias").dropConnection());
        String key = Given.key(kms);

        assertThatThrownBy(() -> kms.call(Encoding.POST_JSON, "CreateAlias", "AliasName", "alias/a", "KeyId", key))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(kms.contents().aliases()).extracting(Alias::name).containsExactly("alias/a");
    }

    @Test
    void tearsTheBody() {
        faults.add(Fault.on("DescribeRegions").truncateBody());

        assertThatThrownBy(() -> kms.call("DescribeRegions")).isInstanceOf(UncheckedIOException.class);
        assertThat(status("DescribeRegions")).isEqualTo(200);
    }

    @Test
    void garblesTheBody() {
        InstanceClient client = AccessChain.everything(kms);
        faults.add(Fault.onAnyCall().malformBody().times(2));

        Reply garbled = kms.call("DescribeRegions");

        assertThat(garbled.status()).isEqualTo(200);
        assertThatThrownBy(garbled::json).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> client.call("GenerateRandom", 1, 8)).isInstanceOf(AssertionError.class);
    }

    @Test
    void mayDelayForLongerThanAConnectionMayBeSilentButNotPauseThatLong() {
        try (TestServer impatient =
                TestServer.with().idleTimeout(Duration.ofMillis(500)).start()) {
            KmsFakeFaults orders = new KmsFakeFaults(new InProcessTarget(impatient.server()));
            orders.add(Fault.on("DescribeRegions").delay(Duration.ofMillis(1_200)));
            assertThat(impatient.call("DescribeRegions").status()).isEqualTo(200);

            orders.add(Fault.on("DescribeRegions").slowBody(Duration.ofMinutes(1)));
            assertThatThrownBy(() -> impatient.call("DescribeRegions")).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void answersLater() {
        faults.add(Fault.on("DescribeRegions").delay(Duration.ofMillis(120)));
        faults.add(Fault.on("DescribeRegions").delayBetween(Duration.ofMillis(60), Duration.ofMillis(90)));
        faults.add(Fault.on("DescribeRegions").slowBody(Duration.ofMillis(100)));
        faults.add(Fault.on("DescribeRegions").delay(Duration.ofMillis(50)).error("InternalFailure"));

        assertThat(millisOf(() -> kms.ok("DescribeRegions"))).isGreaterThanOrEqualTo(120);
        assertThat(millisOf(() -> kms.ok("DescribeRegions"))).isGreaterThanOrEqualTo(60);
        assertThat(millisOf(() ->
                        assertThat(kms.ok("DescribeRegions").json().isObject()).isTrue()))
                .isGreaterThanOrEqualTo(80);
        assertThat(millisOf(() -> assertThat(status("DescribeRegions")).isEqualTo(500)))
                .isGreaterThanOrEqualTo(50);
    }

    private static long millisOf(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    @Test
    void doesTheSameToSlowOperations() {
        String pair = Given.key(kms, "KeySpec", "EC_P256");
        faults.add(Fault.on("AsymmetricSign").delay(Duration.ofMillis(40)).times(1));
        String[] request = {
            "KeyId",
            pair,
            "KeyVersionId",
            Given.version(kms, pair),
            "Algorithm",
            "ECDSA_SHA_256",
            "Digest",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        };

        assertThat(millisOf(() -> kms.ok("AsymmetricSign", request))).isGreaterThanOrEqualTo(40);
        faults.add(Fault.on("AsymmetricSign").malformBody());
        assertThatThrownBy(() -> kms.call("AsymmetricSign", request).json()).isInstanceOf(AssertionError.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(
                        "operation \"Encript\" does not exist; did you mean Encrypt?",
                        f -> f.add(Fault.on("Encript").error("Throttling"))),
                wrong(
                        "operation \"AdvanceEncript\" does not exist; did you mean AdvanceEncrypt?",
                        f -> f.add(Fault.on("AdvanceEncript").error("Throttling"))),
                wrong(
                        "error \"Nonsense\" is none of",
                        f -> f.add(Fault.onAnyCall().error("Nonsense"))),
                wrong("does nothing", f -> f.add(Fault.on("Encrypt"))),
                wrong(
                        "probability is more than 0",
                        f -> f.add(Fault.onAnyCall().error("Throttling").probability(0, 1))),
                wrong(
                        "probability is more than 0",
                        f -> f.add(Fault.onAnyCall().error("Throttling").probability(1.1, 1))),
                wrong(
                        "nth is an integer from 1",
                        f -> f.add(Fault.onAnyCall().error("Throttling").nth(0))),
                wrong(
                        "times is an integer from 0",
                        f -> f.add(Fault.onAnyCall().error("Throttling").times(-1))),
                wrong("perSecond is", f -> f.add(Fault.onAnyCall().perSecond(-1))),
                wrong(
                        "status is an integer from 200",
                        f -> f.add(Fault.onAnyCall().answer(99, "", "a/b"))),
                wrong(
                        "not both",
                        f -> f.add(Fault.onAnyCall().answer(503, "", "a/b").error("Throttling"))),
                wrong("delay is at most", f -> f.add(Fault.onAnyCall().delay(Duration.ofHours(2)))),
                wrong("delay is at most", f -> f.add(Fault.onAnyCall().delay(Duration.ofMillis(-1)))),
                wrong(
                        "maxDelay",
                        f -> f.add(Fault.onAnyCall().delayBetween(Duration.ofMillis(2), Duration.ofMillis(1)))),
                wrong(
                        "caller is a string",
                        f -> f.add(Fault.onAnyCall().caller("").error("Throttling"))));
    }

    private static Arguments wrong(String sentence, Consumer<KmsFakeFaults> order) {
        return Arguments.of(sentence, order);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void saysWhatIsWrongWithItsSettings(String sentence, Consumer<KmsFakeFaults> order) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order.accept(faults))
                .withMessageContaining(sentence)
                .withMessageStartingWith("A fault");
        assertThat(faults.active()).isEmpty();
    }
}
