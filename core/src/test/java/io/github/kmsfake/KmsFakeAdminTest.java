package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.KmsFakeFaults.AddedFault;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a test can do to a fake, the same in this process and through the control endpoints. */
class KmsFakeAdminTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final String ACCESS_POINT = "accessPoints: [{name: app, policies: [p]}]\n";

    private final KmsFakeServer server = KmsFakeServer.builder()
            .region("eu-central-1")
            .account("1111222233334444")
            .instance("kst-a:Status=Uninitialized")
            .instance("kst-b")
            .start();

    /** The ways to a fake. */
    enum Way {
        IN_PROCESS,
        REMOTE;

        KmsFakeAdmin to(KmsFakeServer server) {
            return this == IN_PROCESS ? server : KmsFakeControl.at(server.endpoint());
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatTheFakeIs(Way way) {
        KmsFakeAdmin kms = way.to(server);

        assertThat(kms.info()).isEqualTo(server.info());
        assertThat(kms.info().tlsPort()).isPositive();
        assertThat(kms.regionId()).isEqualTo("eu-central-1");
        assertThat(kms.accountId()).isEqualTo("1111222233334444");
        assertThat(kms.instanceId()).isEqualTo("kst-b");
        assertThat(kms.caCertificatePem()).isEqualTo(server.caCertificatePem());
    }

    @ParameterizedTest
    @EnumSource
    void movesTheClock(Way way) {
        KmsFakeClock clock = way.to(server).clock();

        clock.fix(NOON);
        clock.advance(Duration.ofDays(8));
        assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofDays(8)));
        clock.offset(Duration.ofDays(-1));
        assertThat(clock.now()).isBefore(Instant.now().minus(Duration.ofHours(23)));
        clock.real();
        assertThat(clock.now()).isAfter(Instant.now().minus(Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.fix(Instant.MAX));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofDays(4_000_000)))
                .withMessageContaining("9000-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void injectsFaults(Way way) throws Exception {
        KmsFakeFaults faults = way.to(server).faults();

        AddedFault throttling =
                faults.add(Fault.on("ListKeys").error("Rejected.Throttling").times(2));
        AddedFault late =
                faults.add(Fault.on("ListSecrets").delay(Duration.ofMillis(1)).probability(1, 7));
        assertThat(call("ListKeys")).contains("Rejected.Throttling");
        assertThat(throttling.hits()).isEqualTo(1);
        assertThat(faults.active())
                .extracting(AddedFault::toString)
                .containsExactly(throttling.toString(), late.toString());
        call("ListKeys");
        assertThat(call("ListKeys")).doesNotContain("Rejected.Throttling");
        assertThat(throttling.hits()).as("hits of a fault that is used up").isEqualTo(2);
        assertThat(throttling.toString()).startsWith("fault {").contains("ListKeys", "Rejected.Throttling");
        throttling.remove();

        late.remove();
        late.remove();
        call("ListSecrets");
        assertThat(late.hits()).isZero();
        assertThat(faults.active()).isEmpty();
        faults.add(Fault.onAnyCall().error("InternalFailure").always());
        faults.active().get(0).remove();
        faults.add(Fault.onAnyCall().answer(502, "bad gateway", "text/plain").always());
        assertThat(call("ListKeys")).isEqualTo("bad gateway");
        faults.clear();
        assertThat(call("ListKeys")).contains("TotalCount");
    }

    static List<Arguments> wrongFaults() {
        List<Fault> faults = List.of(
                Fault.on("Encript").error("Rejected.Throttling"),
                Fault.on("Encrypt"),
                Fault.on("Encrypt").error("Nonsense"),
                Fault.onAnyCall().error("InternalFailure").times(-1),
                Fault.onAnyCall().delay(Duration.ofHours(2)),
                Fault.of(Map.of("delays", "PT1S")),
                Fault.of(Map.of("status", 502, "body", Map.of("a", 1))),
                Fault.of(Map.of("status", 502, "body", List.of(Thread.State.NEW))),
                Fault.of(Map.of("error", Thread.State.NEW)));
        return List.of(Way.values()).stream()
                .flatMap(way -> faults.stream().map(fault -> Arguments.of(way, fault)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("wrongFaults")
    void saysWhatIsWrongWithAFault(Way way, Fault fault) {
        KmsFakeFaults faults = way.to(server).faults();

        assertThatIllegalArgumentException().isThrownBy(() -> faults.add(fault)).withMessageStartingWith("A fault");
        assertThat(faults.active()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsCalls(Way way) throws Exception {
        KmsFakeCalls calls = way.to(server).calls();
        call("CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "one=1&ü");
        call("ListKeys", "PageSise", "5");
        call("DescribeKey", "KeyId", "unknown");

        assertThat(calls.list()).isEqualTo(server.calls().list());
        KmsFakeCall refused = calls.of("DescribeKey").with("KeyId", "unknown").last();
        assertThat(refused.code()).hasValue("Forbidden.KeyNotFound");
        assertThat(refused.message()).isPresent();
        assertThat(refused.source()).isEqualTo("127.0.0.1");
        assertThat(refused.callerKind()).isEqualTo("ANONYMOUS");
        assertThat(refused.account()).isEqualTo("1111222233334444");
        assertThat(refused.toString()).startsWith("DescribeKey {KeyId=unknown} by nobody known → 404 Forbidden");
        calls.succeeded().verifyCount(2);
        calls.refusedWith("Forbidden.KeyNotFound").verifyCount(1);
        calls.withWarnings().verifyCount(1);
        calls.by("").verifyCount(3);
        calls.matching("INSTANCE", call -> call.protocol().equals("INSTANCE")).verifyNone();
        calls.with("SecretData", "one=1&ü").verifyCount(1);
        calls.with("SecretData", "two").verifyNone();
        assertThat(calls.of("CreateSecret").last().parameter("SecretData")).isEqualTo("***");
        assertThatThrownBy(
                        () -> calls.of("CreateSecret").with("SecretData", "two").verifyAny())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected at least one call with operation CreateSecret, SecretData=two")
                .hasMessageContaining("which has not: SecretData=two");
    }

    @ParameterizedTest
    @EnumSource
    void picksCallsByLongValues(Way way) throws Exception {
        String value = "d".repeat(20_000);
        call("CreateKey", "Description", value);

        way.to(server).calls().with("Description", value).verifyCount(1);
        way.to(server).calls().with("Description", value + "d").verifyNone();
    }

    @ParameterizedTest
    @EnumSource
    void waitsForCalls(Way way) throws Exception {
        KmsFakeCalls calls = way.to(server).calls().of("ListKeys");
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3; i++) {
                call("ListSecrets");
                call("ListKeys");
            }
        });

        assertThat(calls.await(3, Duration.ofSeconds(20))).hasSize(3);
        later.join();
        assertThatThrownBy(() -> calls.await(4, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "at least 4 calls within PT0.02S with operation ListKeys, but there were 3 calls");
    }

    @ParameterizedTest
    @EnumSource
    void explainsDecisions(Way way) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        kms.importState("""
                accessKeys: [{id: alice, secret: s, ramName: user/alice}]
                instances: [{id: kst-b}]
                keys:
                  - id: k
                    instance: kst-b
                    policy: '{"Version":"1","Statement":[{"Effect":"Allow","Principal":{"RAM":["acs:ram::1111222233334444:root"]},"Action":["kms:*"],"Resource":["*"]}]}'
                """);
        send(TestServer.form(new Signer("alice", "s").v1("POST", "DescribeKey", "KeyId", "k")));

        KmsFakeCall.Decision decision = kms.calls().last().decisions().get(0);
        assertThat(kms.calls().list()).isEqualTo(server.calls().list());
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.resource()).hasValue("key/k");
        assertThat(decision.failed()).hasValue("RESOURCE_POLICY");
        assertThat(decision.toString()).startsWith("refused, RESOURCE_POLICY: the policy of key/k does not allow");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheLeastPrivilege(Way way) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        kms.importState("""
                accessKeys: [{id: test, secret: test}]
                policies:
                  - {name: p, permissions: [RbacPermission/Template/CryptoServiceKeyUser], resources: [key/*, key/none]}
                accessPoints: [{name: app, policies: [p]}]
                keys: [{id: k}]
                """);
        call("Encrypt", "KeyId", "k", "Plaintext", "eA==");

        LeastPrivilege least = kms.leastPrivilege();

        assertThat(least.resources()).containsExactly("key/k");
        assertThat(least.policies()).hasSize(1);
        assertThat(least.policies().get(0).kmsInstance()).isEqualTo("shared");
        assertThat(least.policies().get(0).permissions())
                .isEqualTo(least.permissions())
                .hasSize(1);
        assertThat(least.unused()).isEmpty();
        assertThat(kms.leastPrivilegeOfCaller("").policies()).isEqualTo(least.policies());
        assertThat(kms.leastPrivilegeOfCaller("other & one").policies()).isEmpty();
        assertThat(kms.leastPrivilegeOfAccessPoint("app").unused())
                .containsExactly(new LeastPrivilege.Excess(
                        "p", List.of("RbacPermission/Template/CryptoServiceKeyUser"), List.of("key/*", "key/none")));
    }

    @ParameterizedTest
    @EnumSource
    void letsCallsComeFromElsewhere(Way way) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        kms.sourceAddress("10.1.2.3");
        call("ListKeys");
        assertThat(kms.calls().last().source()).isEqualTo("10.1.2.3");

        kms.clearSourceAddress();
        call("ListKeys");
        assertThat(kms.calls().last().source()).isEqualTo("127.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kms.sourceAddress("nowhere"))
                .withMessageContaining("nowhere");
    }

    @ParameterizedTest
    @EnumSource
    void carriesStateAbout(Way way, @TempDir Path folder) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        call("CreateAlias", "AliasName", "alias/a", "KeyId", key("Description", "für Ω"));
        Path file = folder.resolve("state.json");

        kms.exportState(file);
        kms.reset();
        assertThat(call("ListAliases")).contains("\"TotalCount\":0");
        kms.importState(file);

        assertThat(call("ListAliases")).contains("alias/a");
        assertThat(kms.exportState())
                .contains("für Ω")
                .isEqualTo(Files.readString(file))
                .isEqualTo(server.exportState());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kms.importState("kmsFakeState: 1\nkeys: [{spec: no}]\n"))
                .withMessageContaining("state line 2, keys[0].spec");
        assertThatThrownBy(() -> kms.importState(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> kms.exportState(folder)).isInstanceOf(UncheckedIOException.class);
        assertThat(call("ListAliases")).contains("alias/a");
    }

    @ParameterizedTest
    @EnumSource
    void goesBackToASnapshot(Way way) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        kms.importState("clientKeys: [{id: KAAP.a, accessPoint: app, password: password-123}]\n" + ACCESS_POINT);
        String file = kms.clientKeyContent("KAAP.a");
        StateSnapshot before = kms.snapshot();
        key();
        kms.reset();

        kms.restore(before);
        assertThat(call("ListKeys")).contains("\"TotalCount\":0");
        key();
        kms.restore(before);
        assertThat(call("ListKeys")).contains("\"TotalCount\":0");
        assertThat(kms.clientKeyContent("KAAP.a"))
                .as("what came with the state")
                .isEqualTo(file);
        try (KmsFakeServer another = KmsFakeServer.start()) {
            KmsFakeAdmin other = way.to(another);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.restore(before))
                    .withMessageContaining("another KMS fake");
        }
    }

    @ParameterizedTest
    @EnumSource
    void handsOutClientKeys(Way way) {
        KmsFakeAdmin kms = way.to(server);
        kms.importState("clientKeys: [{id: KAAP.a, accessPoint: app, password: password-123}]\n" + ACCESS_POINT);

        assertThat(kms.clientKeyContent("KAAP.a"))
                .isEqualTo(server.clientKeyContent("KAAP.a"))
                .startsWith("{\"KeyId\":\"KAAP.a\",\"PrivateKeyData\":\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kms.clientKeyContent("KAAP.b"))
                .withMessageContaining("there are those of [KAAP.a]");
    }

    @ParameterizedTest
    @EnumSource
    void resets(Way way) throws Exception {
        KmsFakeAdmin kms = way.to(server);
        key();
        kms.clock().fix(NOON);
        kms.faults().add(Fault.onAnyCall().error("InternalFailure").always());

        kms.reset();

        assertThat(kms.calls()).isEmpty();
        assertThat(kms.faults().active()).isEmpty();
        assertThat(kms.clock().now()).isNotEqualTo(NOON);
        assertThat(call("ListKeys")).contains("\"TotalCount\":0");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheFakeIsGone(Way way) {
        KmsFakeAdmin kms = way.to(server);
        server.close();

        assertThatIllegalStateException().isThrownBy(kms::reset);
        assertThatIllegalStateException().isThrownBy(() -> kms.calls().list());
        assertThatIllegalStateException().isThrownBy(() -> kms.clock().now());
    }

    private String key(String... parameters) {
        return call("CreateKey", parameters).replaceFirst("(?s).*\"KeyId\":\"([^\"]+)\".*", "$1");
    }

    private String call(String action, String... parameters) {
        return send("Version=2016-01-20&Action=" + action + "&" + TestServer.form(parameters));
    }

    private String send(String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + server.endpoint() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString()).join().body();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void readsThePreparedStateAgain(Way way, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("state.yaml"), ACCESS_POINT);
        try (KmsFakeServer prepared =
                KmsFakeServer.builder().state(file.toString()).start()) {
            KmsFakeAdmin kms = way.to(prepared);
            Files.writeString(file, ACCESS_POINT.replace("name: app", "name: later"));
            kms.reloadState();
            assertThat(kms.exportState()).contains("\"later\"").doesNotContain("\"app\"");

            Files.writeString(file, "accessPoints: ]");
            assertThatIllegalArgumentException()
                    .isThrownBy(kms::reloadState)
                    .withMessageStartingWith(file + " line 1: is not YAML: ");
            Files.delete(file);
            assertThatIllegalArgumentException()
                    .isThrownBy(kms::reloadState)
                    .withMessageStartingWith("there is no file " + file);
            kms.reset();
            assertThat(kms.exportState()).contains("\"later\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void saysThatThereIsNoPreparedState(Way way) {
        assertThatIllegalArgumentException()
                .isThrownBy(way.to(server)::reloadState)
                .withMessage("there is no prepared state to be read again: the server was started without one");
    }
}
