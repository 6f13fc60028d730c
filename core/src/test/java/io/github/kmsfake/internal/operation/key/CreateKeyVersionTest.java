package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CreateKeyVersionTest extends OperationTest {
    CreateKeyVersionTest() {
        super("CreateKeyVersion");
    }

    @Test
    void makesAVersionThatEncryptsFromNowOn() {
        String id = Given.namedKey(kms);
        kms.clock().advance(Duration.ofDays(1));

        Reply reply = answer("KeyId", "alias/name");

        assertThat(reply.fields("KeyVersion")).containsExactlyInAnyOrder("KeyId", "KeyVersionId", "CreationDate");
        assertThat(reply.text("KeyVersion/KeyId")).isEqualTo(id);
        assertThat(reply.text("KeyVersion/CreationDate")).isEqualTo("2056-11-25T08:00:00Z");
        String version = reply.text("KeyVersion/KeyVersionId");
        assertThat(Given.version(kms, id)).isEqualTo(version);
        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/PrimaryKeyVersion"))
                .isEqualTo(version);
        assertThat(kms.ok("Encrypt", "KeyId", id, "Plaintext", "text").text("KeyVersionId"))
                .isEqualTo(version);
    }

    @Test
    void makesAnotherPair() {
        String id = Given.key(kms, "KeySpec", "EC_P256");
        String first = Given.version(kms, id);

        String second = answer("KeyId", id).text("KeyVersion/KeyVersionId");

        assertThat(publicKey(id, second)).isNotEqualTo(publicKey(id, first));
    }

    @Test
    void waitsBetweenVersionsIfTold() {
        try (TestServer slow =
                TestServer.with().limit("daysBetweenKeyVersions", 7).start()) {
            String id = Given.key(slow);
            assertThat(slow.call("CreateKeyVersion", "KeyId", id).text("Code"))
                    .isEqualTo("Rejected.UnsupportedOperation");
            slow.clock().advance(Duration.ofDays(7));
            slow.ok("CreateKeyVersion", "KeyId", id);
        }
    }

    @Test
    void refusesVersionsBeyondTheLimit() {
        try (TestServer few = TestServer.with().limit("keyVersions", 2).start()) {
            String id = Given.key(few);
            few.ok("CreateKeyVersion", "KeyId", id);
            assertThat(few.call("CreateKeyVersion", "KeyId", id).text("Code")).isEqualTo("Rejected.LimitExceeded");
        }
    }

    @Test
    void takesOneOfTheKeysThatWereBought() {
        try (TestServer small =
                TestServer.with().instances("kst-small:KeyNum=3").start()) {
            String id = Given.key(small, "DKMSInstanceId", "kst-small");
            small.ok("CreateKeyVersion", "KeyId", id);
            small.ok("CreateKeyVersion", "KeyId", id);

            assertThat(small.ok("GetKmsInstanceQuotaInfos", "KmsInstanceId", "kst-small", "ResourceType", "key")
                            .text("KmsInstanceQuotaInfos/0/UsedQuantity"))
                    .isEqualTo("3");
            assertThat(small.call("CreateKeyVersion", "KeyId", id).text("Code")).isEqualTo("Rejected.LimitExceeded");
            assertThat(small.call("CreateKey", "DKMSInstanceId", "kst-small").text("Code"))
                    .isEqualTo("Rejected.LimitExceeded");
        }
    }

    @Test
    void isNotMadeByRotationWhereAllThatWasBoughtIsUsed() {
        try (TestServer small =
                TestServer.with().instances("kst-small:KeyNum=2").start()) {
            String id = Given.key(
                    small, "DKMSInstanceId", "kst-small", "EnableAutomaticRotation", "true", "RotationInterval", "7d");
            small.clock().advance(Duration.ofDays(100));

            assertThat(small.ok("ListKeyVersions", "KeyId", id).text("TotalCount"))
                    .isEqualTo("2");
        }
    }

    @Test
    void isMadeByRotationOnceThereIsRoomAgain() {
        try (TestServer small =
                TestServer.with().instances("kst-small:KeyNum=2").start()) {
            String id = Given.key(
                    small, "DKMSInstanceId", "kst-small", "EnableAutomaticRotation", "true", "RotationInterval", "7d");
            String other = Given.key(small, "DKMSInstanceId", "kst-small");
            small.clock().advance(Duration.ofDays(8));
            assertThat(small.ok("ListKeyVersions", "KeyId", id).text("TotalCount"))
                    .isEqualTo("1");
            small.ok("ScheduleKeyDeletion", "KeyId", other, "PendingWindowInDays", "7");

            small.clock().advance(Duration.ofDays(8));

            assertThat(small.ok("ListKeyVersions", "KeyId", id).text("TotalCount"))
                    .isEqualTo("2");
        }
    }

    @Test
    void thatRotationCannotMakeKeepsNobodyBusy() {
        String id = Given.key(kms, "EnableAutomaticRotation", "true", "RotationInterval", "7d");
        kms.clock().advance(Duration.ofDays(700));
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("50");

        assertThat(kms.server()
                        .world()
                        .region(new Scope(TestServer.ACCOUNT, TestServer.REGION))
                        .isSoonDue())
                .isFalse();
    }

    @Test
    void hasAtMost50Versions() {
        String id = Given.key(kms);
        for (int i = 1; i < 50; i++) {
            answer("KeyId", id);
        }

        assertThat(kms.call("CreateKeyVersion", "KeyId", id).text("Code")).isEqualTo("Rejected.LimitExceeded");
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("50");
    }

    private String publicKey(String id, String version) {
        return kms.ok("GetPublicKey", "KeyId", id, "KeyVersionId", version).text("PublicKey");
    }
}
