package io.github.kmsfake.internal.server;

import static io.github.kmsfake.internal.testing.TestServer.ACCOUNT;
import static io.github.kmsfake.internal.testing.TestServer.READY;
import static io.github.kmsfake.internal.testing.TestServer.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.ConcurrencyLimit;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to wait while RSA keys are made, and who has not: here they take as long as the test wants. */
class SlowRsaKeysTest {
    private static final int PATIENCE_SECONDS = 30;
    private static final Scope HOME = new Scope(ACCOUNT, REGION);

    private final SlowKeys keys = new SlowKeys();
    private final TestServer kms = TestServer.with().rsaKeys(randomness -> keys).start();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** Keys that are made once the test allows it, one at a time. */
    private static final class SlowKeys implements RsaKeySource {
        private final RsaKeySource shipped = RsaKeySource.shipped(Randomness.unpredictable());
        private final ConcurrencyLimit limit = new ConcurrencyLimit(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch allowed = new CountDownLatch(1);
        private final Queue<String> threads = new ConcurrentLinkedQueue<>();
        private volatile boolean slow;

        @Override
        public AsymmetricKey make(int bits) {
            return limit.run(() -> {
                if (slow) {
                    threads.add(Thread.currentThread().getName());
                    begun.countDown();
                    await(allowed);
                }
                return shipped.make(bits);
            });
        }
    }

    /** What makes a rotation that is overdue happen. */
    private enum Trigger {
        CALL {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return kms.ok("DescribeSecret", "SecretName", "acs/ecs/0");
            }
        },
        CALL_OF_THE_INSTANCE_PROTOCOL {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return client.ok("GetSecretValue", 1, "acs/ecs/0");
            }
        },
        EXPORT {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return kms.control("GET", "state");
            }
        },
        KEPT_SNAPSHOT {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return kms.control("POST", "snapshots");
            }
        },
        QUESTION_OF_ACCESS {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return kms.control("GET", "may?resource=secret/acs/ecs/0&clientKey=" + client.id());
            }
        },
        SNAPSHOT {
            @Override
            Object run(TestServer kms, InstanceClient client) {
                return kms.server().states().now();
            }
        };

        abstract Object run(TestServer kms, InstanceClient client);
    }

    @AfterEach
    void close() {
        keys.allowed.countDown();
        clients.shutdown();
        kms.close();
    }

    @ParameterizedTest
    @EnumSource
    void overdueRotationsBlockNeitherEventLoopsNorTheLock(Trigger trigger) throws Exception {
        InstanceClient client = AccessChain.everything(kms);
        createKeyPairs(2, "EnableAutomaticRotation", "true", "RotationInterval", "1d");
        kms.clock().advance(Duration.ofDays(1));

        Future<Object> triggered = beginSlowly(() -> trigger.run(kms, client));
        assertNobodyElseWaits();
        assertThat(triggered).isNotDone();
        allow(triggered);

        assertThat(value("acs/ecs/0")).contains("ssh-rsa");
        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/1").text("LastRotationDate"))
                .isEqualTo("2056-11-25T08:00:00Z");
        assertMadeOnWorkersUnless(trigger == Trigger.SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40})
    void anyNumberOfOverdueRotationsEndsInOnePairForEach(int secrets) throws Exception {
        createKeyPairs(secrets, "EnableAutomaticRotation", "true", "RotationInterval", "1d");
        kms.clock().advance(Duration.ofDays(1));

        Future<Object> first = beginSlowly(() -> value("acs/ecs/0"));
        List<Future<Object>> others = new ArrayList<>();
        for (int i = 1; i < secrets; i++) {
            String name = "acs/ecs/" + i;
            others.add(clients.submit(() -> value(name)));
        }
        assertNobodyElseWaits();
        allow(first);

        List<Object> values = new ArrayList<>(List.of(first.get()));
        for (Future<Object> other : others) {
            values.add(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertThat(values)
                .doesNotHaveDuplicates()
                .allMatch(value -> value.toString().contains("ssh-rsa"));
        assertMadeOnWorkersUnless(false);
    }

    @Test
    void missedRotationsHappenAtTheirTimes() throws Exception {
        createKeyPairs(1, "EnableAutomaticRotation", "true", "RotationInterval", "1d");
        kms.clock().advance(Duration.ofDays(3).plusHours(1));

        allow(beginSlowly(() -> value("acs/ecs/0")));

        Reply versions = kms.ok("ListSecretVersionIds", "SecretName", "acs/ecs/0", "IncludeDeprecated", "true");
        assertThat(versions.body())
                .contains("2056-11-25T08:00:00Z", "2056-11-26T08:00:00Z", "2056-11-27T08:00:00Z")
                .doesNotContain("2056-11-27T09:00:00Z");
        assertThat(keys.threads).hasSize(3);
    }

    @Test
    void aRotationThatACallMakesOverdueHappensWithItsAnswer() throws Exception {
        createKeyPairs(1);
        kms.clock().advance(Duration.ofDays(3));

        Future<Object> updated = beginSlowly(() -> kms.ok(
                "UpdateSecretRotationPolicy",
                "SecretName",
                "acs/ecs/0",
                "EnableAutomaticRotation",
                "true",
                "RotationInterval",
                "1d"));
        assertNobodyElseWaits();
        allow(updated);

        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/0").text("LastRotationDate"))
                .isEqualTo("2056-11-27T08:00:00Z");
        assertMadeOnWorkersUnless(false);
    }

    @Test
    void aSecretThatComesBackOverdueRotatesWithTheAnswer() throws Exception {
        createKeyPairs(1, "EnableAutomaticRotation", "true", "RotationInterval", "1d");
        kms.ok("DeleteSecret", "SecretName", "acs/ecs/0");
        kms.clock().advance(Duration.ofDays(3));

        Future<Object> restored = beginSlowly(() -> kms.ok("RestoreSecret", "SecretName", "acs/ecs/0"));
        assertNobodyElseWaits();
        allow(restored);

        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/0").text("LastRotationDate"))
                .isEqualTo("2056-11-27T08:00:00Z");
        assertMadeOnWorkersUnless(false);
    }

    @Test
    void manyRsaKeysKeepNoWorkerFromOtherKeys() throws Exception {
        List<Future<Object>> large = new ArrayList<>();
        large.add(beginSlowly(() -> Given.key(kms, "KeySpec", "RSA_4096")));
        for (int i = 1; i < 24; i++) {
            large.add(clients.submit(() -> Given.key(kms, "KeySpec", "RSA_4096")));
        }

        assertThat(soon(() -> Given.key(kms, "KeySpec", "EC_P256"))).isNotNull();
        assertNobodyElseWaits();
        assertThat(large).noneMatch(Future::isDone);
        for (Future<Object> key : large) {
            allow(key);
        }
        assertMadeOnWorkersUnless(false);
    }

    private void createKeyPairs(int count, String... more) {
        for (int i = 0; i < count; i++) {
            kms.ok(
                    "CreateSecret",
                    Stream.concat(
                                    Stream.of(
                                            "SecretName",
                                            "acs/ecs/" + i,
                                            "VersionId",
                                            "v1",
                                            "DKMSInstanceId",
                                            READY,
                                            "EncryptionKeyId",
                                            Given.key(kms, "DKMSInstanceId", READY),
                                            "SecretType",
                                            "ECS",
                                            "SecretData",
                                            "{\"UserName\":\"root\",\"PublicKey\":\"p\",\"PrivateKey\":\"q\"}",
                                            "ExtendedConfig",
                                            GivenSecret.SERVER.replace("Password", "SSHKey")),
                                    Stream.of(more))
                            .toArray(String[]::new));
        }
    }

    private String value(String secret) {
        return kms.ok("GetSecretValue", "SecretName", secret).text("SecretData");
    }

    /** Begins something, and returns once a key is being made for it. */
    private Future<Object> beginSlowly(Callable<Object> call) {
        keys.slow = true;
        Future<Object> begun = clients.submit(call);
        await(keys.begun);
        return begun;
    }

    private void allow(Future<Object> call) throws Exception {
        keys.allowed.countDown();
        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }

    /** Asks so often at once that each event loop has to answer. */
    private void assertNobodyElseWaits() throws Exception {
        List<Future<Object>> answers = new ArrayList<>();
        IntStream.range(0, 16).forEach(i -> {
            answers.add(clients.submit(() -> kms.control("GET", "health")));
            answers.add(clients.submit(() -> kms.control("GET", "info")));
            answers.add(clients.submit(() -> kms.ok("ListKeys", "RegionId", "cn-beijing")));
        });
        answers.add(clients.submit(() -> Given.key(kms, "KeySpec", "EC_P256", "RegionId", "cn-beijing")));
        for (Future<Object> answer : answers) {
            assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(soon(() -> kms.server().world().region(HOME).peeking(() -> "the lock is free")))
                .isNotNull();
    }

    private Object soon(Callable<Object> call) throws Exception {
        return clients.submit(call).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void assertMadeOnWorkersUnless(boolean ownThread) {
        assertThat(keys.threads).isNotEmpty().allMatch(name -> name.startsWith("kms-fake task") || ownThread);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
