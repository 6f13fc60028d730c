package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetDeletionProtectionTest extends OperationTest {
    private String id = "";
    private String going = "";

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

    @Override
    protected void prepare() {
        id = Given.namedKey(kms);
        going = Given.goingKey(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("EnableDeletionProtection", "KeyId=" + id),
                missing("KeyId", "EnableDeletionProtection=true"),
                invalid(
                        "a switch that is none",
                        "EnableDeletionProtection",
                        "KeyId=" + id,
                        "EnableDeletionProtection=1"),
                invalid(
                        "an id in the place of an ARN",
                        "ProtectedResourceArn",
                        "ProtectedResourceArn=" + id,
                        "EnableDeletionProtection=true"),
                invalid(
                        "two keys",
                        "ProtectedResourceArn",
                        "KeyId=" + id,
                        "ProtectedResourceArn=" + arn(going),
                        "EnableDeletionProtection=true"),
                invalid(
                        "a key and an instance",
                        "KeyId",
                        "KeyId=" + id,
                        "KmsInstanceId=kst-ready",
                        "EnableDeletionProtection=true"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "KeyId=alias/name", "EnableDeletionProtection=true"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "EnableDeletionProtection=true"),
                refused(
                        "an unknown ARN",
                        ErrorCode.KEY_NOT_FOUND,
                        "ProtectedResourceArn=" + arn("nobody"),
                        "EnableDeletionProtection=true"),
                refused(
                        "an unknown instance",
                        ErrorCode.INSTANCE_NOT_FOUND,
                        "KmsInstanceId=kst-none",
                        "EnableDeletionProtection=true"),
                refused(
                        "a key that is to go",
                        ErrorCode.KEY_PENDING_DELETION,
                        "KeyId=" + going,
                        "EnableDeletionProtection=true"));
    }
}
