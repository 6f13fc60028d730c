package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateKeyTest extends OperationTest {
    CreateKeyTest() {
        super(
                "CreateKey",
                TestServer.with()
                        .instances("kst-ready", "kst-new:Status=Uninitialized")
                        .limit("keys", 100_000));
    }

    @Test
    void makesAnEnabledAesKeyUnlessTold() {
        Reply reply = answer();

        assertThat(reply.fields("KeyMetadata"))
                .containsExactlyInAnyOrder(
                        "KeyId",
                        "Arn",
                        "Creator",
                        "CreationDate",
                        "KeySpec",
                        "KeyUsage",
                        "KeyState",
                        "Origin",
                        "ProtectionLevel",
                        "Description",
                        "PrimaryKeyVersion",
                        "LastRotationDate",
                        "AutomaticRotation",
                        "DeleteDate",
                        "MaterialExpireTime");
        String id = metadata(reply, "KeyId");
        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(metadata(reply, "Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:key/" + id);
        assertThat(metadata(reply, "Creator")).isEqualTo("1000000000000001");
        assertThat(metadata(reply, "CreationDate")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(metadata(reply, "LastRotationDate")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(metadata(reply, "KeySpec")).isEqualTo("Aliyun_AES_256");
        assertThat(metadata(reply, "KeyUsage")).isEqualTo("ENCRYPT/DECRYPT");
        assertThat(metadata(reply, "KeyState")).isEqualTo("Enabled");
        assertThat(metadata(reply, "Origin")).isEqualTo("Aliyun_KMS");
        assertThat(metadata(reply, "ProtectionLevel")).isEqualTo("SOFTWARE");
        assertThat(metadata(reply, "AutomaticRotation")).isEqualTo("Disabled");
        assertThat(metadata(reply, "PrimaryKeyVersion")).isEqualTo(Given.version(kms, id));
        assertThat(metadata(reply, "Description")).isEmpty();
        assertThat(metadata(reply, "DeleteDate")).isEmpty();
        assertThat(metadata(reply, "MaterialExpireTime")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Aliyun_AES_256, ENCRYPT/DECRYPT, SOFTWARE",
        "Aliyun_SM4, ENCRYPT/DECRYPT, HSM",
        "RSA_2048, SIGN/VERIFY, SOFTWARE",
        "EC_P256, SIGN/VERIFY, SOFTWARE",
        "EC_P256K, SIGN/VERIFY, SOFTWARE",
        "EC_SM2, SIGN/VERIFY, HSM",
    })
    void knowsWhatASpecIsFor(String spec, String usage, String level) {
        Reply reply = answer("KeySpec", spec);

        assertThat(metadata(reply, "KeySpec")).isEqualTo(spec);
        assertThat(metadata(reply, "KeyUsage")).isEqualTo(usage);
        assertThat(metadata(reply, "ProtectionLevel")).isEqualTo(level);
        assertThat(reply.fields("KeyMetadata").contains("PrimaryKeyVersion")).isEqualTo(spec.startsWith("Aliyun"));
    }

    @ParameterizedTest
    @CsvSource({
        "Aliyun_AES_128, ENCRYPT/DECRYPT, Aliyun_AES_128",
        "Aliyun_AES_192, ENCRYPT/DECRYPT, Aliyun_AES_192",
        "HMAC_SM3, GENERATE/VERIFY, HMAC_SM3",
        "HMAC_SHA_224, GENERATE/VERIFY, HMAC_SHA_224",
        "Aliyun_HMAC_SHA_256, GENERATE/VERIFY, HMAC_SHA_256",
        "HMAC_SHA_384, GENERATE/VERIFY, HMAC_SHA_384",
        "HMAC_SHA_512, GENERATE/VERIFY, HMAC_SHA_512",
    })
    void makesSomeSpecsInInstancesOnly(String spec, String usage, String shown) {
        Reply reply = answer("KeySpec", spec, "DKMSInstanceId", TestServer.READY, "ProtectionLevel", "HSM");

        assertThat(metadata(reply, "KeySpec")).isEqualTo(shown);
        assertThat(metadata(reply, "KeyUsage")).isEqualTo(usage);
        assertThat(metadata(reply, "DKMSInstanceId")).isEqualTo(TestServer.READY);
        assertThat(metadata(reply, "ProtectionLevel")).isEqualTo("SOFTWARE");
        assertThat(metadata(reply, "KeyId")).matches("key-hzz[a-z0-9]{18}");
        assertThat(metadata(reply, "PrimaryKeyVersion"))
                .hasSize(36)
                .matches(metadata(reply, "KeyId") + "-[a-z0-9]{10}");
    }

    @Test
    void waitsForTheMaterialOfAnExternalKey() {
        Reply reply = answer("Origin", "EXTERNAL");

        assertThat(metadata(reply, "KeyState")).isEqualTo("PendingImport");
        assertThat(metadata(reply, "PrimaryKeyVersion")).isEmpty();
        assertThat(metadata(reply, "Origin")).isEqualTo("EXTERNAL");
    }

    @Test
    void rotatesIfTold() {
        Reply reply = answer("EnableAutomaticRotation", "true", "RotationInterval", "168h");

        assertThat(metadata(reply, "AutomaticRotation")).isEqualTo("Enabled");
        assertThat(metadata(reply, "RotationInterval")).isEqualTo("604800s");
        assertThat(metadata(reply, "NextRotationDate")).isEqualTo("2056-12-01T08:00:00Z");
    }

    @Test
    void readsTheIntervalOnlyWhereRotationIsWanted() {
        Reply reply = answer("EnableAutomaticRotation", "false", "RotationInterval", "7 weeks");

        assertThat(reply.fields("KeyMetadata")).doesNotContain("RotationInterval", "NextRotationDate");
    }

    @Test
    void keepsDescriptionTagsAndPolicy() {
        String policy = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"RAM\":"
                + "[\"acs:ram::1000000000000001:root\"]},\"Action\":[\"kms:Encrypt\"],\"Resource\":[\"*\"]}]}";
        String text = "d".repeat(8192);
        String id = metadata(
                answer(
                        "DKMSInstanceId",
                        TestServer.READY,
                        "Description",
                        text,
                        "Policy",
                        policy,
                        "KeyStorageMechanism",
                        "HsmInternal",
                        "Tags",
                        "[{\"TagKey\":\"stage\",\"TagValue\":\"test\"}]"),
                "KeyId");

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/Description"))
                .isEqualTo(text);
        assertThat(kms.ok("GetKeyPolicy", "KeyId", id).text("Policy")).isEqualTo(policy);
        assertThat(kms.ok("ListKeys", "Filters", "[{\"Key\":\"TagKey\",\"Values\":[\"stage\"]}]")
                        .column("Keys/Key", "KeyId"))
                .containsExactly(id);
    }

    @Test
    void repeatsIdsAndKeysForASeed() {
        try (TestServer first = TestServer.with().seed(7).start();
                TestServer second = TestServer.with().seed(7).start()) {
            String id = Given.key(first);
            assertThat(Given.key(second)).isEqualTo(id);
            String blob = first.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("CiphertextBlob");
            assertThat(second.ok("Decrypt", "CiphertextBlob", blob).text("Plaintext"))
                    .isEqualTo("text");
        }
    }

    /** Three times, since a pair may be found at once; whoever had to wait would wait for each. */
    @Test
    void keepsNobodyWaitingWhileItMakesALargePair() {
        try (TestServer fresh = TestServer.with().rsaKeys(RsaKeySource::fresh).start()) {
            assertThat(Stream.generate(() -> answersOthersLongBeforeALargePairIsMade(fresh))
                            .limit(3))
                    .contains(true);
        }
    }

    private static boolean answersOthersLongBeforeALargePairIsMade(TestServer fresh) {
        Executor threads = task -> new Thread(task).start();
        ActiveFault witness = fresh.server().controls().addFault(Map.of("operation", "CreateKey", "delay", "PT0.001S"));
        CompletableFuture<Reply> pair =
                CompletableFuture.supplyAsync(() -> fresh.ok("CreateKey", "KeySpec", "RSA_4096"), threads);
        await().until(() -> witness.hits() == 1);
        long begin = System.nanoTime();
        // so many at once that each event loop of the server has some of them
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> Given.key(fresh), threads))
                        .limit(16)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        long others = System.nanoTime() - begin;
        assertThat(metadata(pair.join(), "KeySpec")).isEqualTo("RSA_4096");
        return others < (System.nanoTime() - begin) / 2;
    }

    @Test
    void refusesKeysBeyondTheLimit() {
        try (TestServer few = TestServer.with().limit("keys", 1).start()) {
            Given.key(few);
            assertThat(few.call("CreateKey").text("Code")).isEqualTo("Rejected.LimitExceeded");
            Given.key(few, "DKMSInstanceId", TestServer.READY);
        }
    }

    @Test
    void refusesKeysBeyondWhatWasBought() {
        try (TestServer small =
                TestServer.with().instances("kst-small:KeyNum=1").start()) {
            Given.key(small, "DKMSInstanceId", "kst-small");
            assertThat(small.call("CreateKey", "DKMSInstanceId", "kst-small").text("Code"))
                    .isEqualTo("Rejected.LimitExceeded");
            assertThat(small.ok("GetKmsInstanceQuotaInfos", "KmsInstanceId", "kst-small", "ResourceType", "key")
                            .text("KmsInstanceQuotaInfos/0/UsedQuantity"))
                    .isEqualTo("1");
            Given.key(small);
        }
    }

    @Test
    void goesToTheDefaultInstanceWhereThereIsOne() {
        try (TestServer migrated =
                TestServer.with().instances("kst-home:Default=true").start()) {
            assertThat(migrated.ok("CreateKey").text("KeyMetadata/DKMSInstanceId"))
                    .isEqualTo("kst-home");
        }
    }

    private static String metadata(Reply reply, String field) {
        return reply.text("KeyMetadata/" + field);
    }

    private static String tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"TagKey\":\"k" + i + "\",\"TagValue\":\"v\"}")
                .toList()
                .toString();
    }

    @Test
    void takesTwentyTags() {
        assertThat(answer("Tags", tags(20)).status()).isEqualTo(200);
    }
}
