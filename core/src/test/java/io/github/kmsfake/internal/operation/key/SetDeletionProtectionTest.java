package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class SetDeletionProtectionTest extends OperationTest {
    SetDeletionProtectionTest() {
        super("SetDeletionProtection");
    }

    @Test
    void protectsAKeyByItsIdOrItsArn() {
        String id = Given.key(kms);

        assertThat(answer("KeyId", id, "EnableDeletionProtection", "true").fields(""))
                .containsExactly("RequestId");
        assertThat(protection(id)).isEqualTo("Enabled");
        answer("ProtectedResourceArn", arn(id), "EnableDeletionProtection", "false");

        assertThat(protection(id)).isEqualTo("Disabled");
        answer("KeyId", id, "ProtectedResourceArn", arn(id), "EnableDeletionProtection", "true");
        assertThat(protection(id)).isEqualTo("Enabled");
    }

    @Test
    void forgetsTheDescriptionWithTheProtection() {
        String id = Given.key(kms);
        answer("KeyId", id, "EnableDeletionProtection", "true", "DeletionProtectionDescription", "in use");
        answer("KeyId", id, "EnableDeletionProtection", "false", "DeletionProtectionDescription", "ignored");
        answer("KeyId", id, "EnableDeletionProtection", "true");

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/DeletionProtectionDescription"))
                .isEmpty();
    }

    @Test
    void protectsAnInstance() {
        answer(
                "KmsInstanceId",
                TestServer.READY,
                "EnableDeletionProtection",
                "true",
                "DeletionProtectionDescription",
                "ours");

        Reply instance = kms.ok("GetKmsInstance", "KmsInstanceId", TestServer.READY);
        assertThat(instance.text("KmsInstance/DeletionProtection")).isEqualTo("true");
        assertThat(instance.text("KmsInstance/DeletionProtectionDescription")).isEqualTo("ours");
        assertThat(kms.call("ReleaseKmsInstance", "KmsInstanceId", TestServer.READY)
                        .text("Code"))
                .isEqualTo("Rejected.UnsupportedOperation");
    }

    private String protection(String id) {
        return kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/DeletionProtection");
    }

    private static String arn(String id) {
        return "acs:kms:cn-hangzhou:1000000000000001:key/" + id;
    }
}
