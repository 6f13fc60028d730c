package io.github.kmsfake.internal.operation.secret;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetSecretValueTest extends OperationTest {
    GetSecretValueTest() {
        super("GetSecretValue");
    }

    @Test
    void showsTheCurrentVersionUnlessAnotherIsAskedFor() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");

        Reply reply = answer("SecretName", "acs:kms:cn-hangzhou:1000000000000001:secret/g");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId",
                        "SecretName",
                        "SecretType",
                        "SecretData",
                        "SecretDataType",
                        "VersionId",
                        "VersionStages",
                        "CreateTime");
        assertThat(reply.text("SecretName")).isEqualTo("g");
        assertThat(reply.text("SecretData")).isEqualTo("value of v2");
        assertThat(answer("SecretName", "g", "VersionStage", "ACSPrevious").text("SecretData"))
                .isEqualTo("one");
        assertThat(answer("SecretName", "g", "VersionId", "v1").text("SecretData"))
                .isEqualTo("one");
        assertThat(answer("SecretName", "g", "VersionId", "v1", "VersionStage", "ACSPrevious")
                        .text("VersionId"))
                .isEqualTo("v1");
    }

    @Test
    void showsMoreOfAManagedSecret() {
        GivenSecret.managed(kms, "acs/ecs/m");

        Reply reply = answer("SecretName", "acs/ecs/m", "VersionId", "whatever", "FetchExtendedConfig", "true");

        assertThat(reply.text("VersionId")).isEqualTo("v1");
        assertThat(reply.text("AutomaticRotation")).isEqualTo("Disabled");
        assertThat(reply.text("ExtendedConfig")).isEqualTo(GivenSecret.SERVER);
        assertThat(answer("SecretName", "acs/ecs/m").fields("")).doesNotContain("ExtendedConfig");
    }

    @Test
    void needsTheKeyThatItsOwnerChose() {
        String key = Given.key(kms);
        GivenSecret.generic(kms, "g", "EncryptionKeyId", key);
        kms.ok("DisableKey", "KeyId", key);
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Rejected.Disabled");
        kms.ok("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Rejected.PendingDeletion");
        kms.clock().advance(Duration.ofDays(7));
        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Forbidden.KeyNotFound");
    }

    @Test
    void goesWithItsInstance() {
        GivenSecret.generic(kms, "g", "DKMSInstanceId", TestServer.READY);
        kms.ok("ReleaseKmsInstance", "KmsInstanceId", TestServer.READY, "ForceDeleteWithoutBackup", "true");

        assertThat(kms.call("GetSecretValue", "SecretName", "g").text("Code")).isEqualTo("Forbidden.ResourceNotFound");
    }

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
        GivenSecret.generic(kms, "going");
        kms.ok("DeleteSecret", "SecretName", "going");
        GivenSecret.managed(kms, "acs/ecs/m");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName"),
                refused("an unknown secret", ErrorCode.RESOURCE_NOT_FOUND, "SecretName=nobody"),
                refused("an unknown version", ErrorCode.RESOURCE_NOT_FOUND, "SecretName=g", "VersionId=v9"),
                refused("an unknown label", ErrorCode.RESOURCE_NOT_FOUND, "SecretName=g", "VersionStage=mine"),
                refused(
                        "a version without that label",
                        ErrorCode.RESOURCE_NOT_FOUND,
                        "SecretName=g",
                        "VersionId=v1",
                        "VersionStage=ACSPrevious"),
                invalid("a label of a managed secret", "VersionStage", "SecretName=acs/ecs/m", "VersionStage=mine"),
                invalid("no switch", "FetchExtendedConfig", "SecretName=g", "FetchExtendedConfig=1"),
                refused("a rehearsal", ErrorCode.DRY_RUN, "SecretName=g", "DryRun=true"),
                refused("a rehearsal of nothing", ErrorCode.DRY_RUN_INVALID, "DryRun=true"),
                refused("a recipient", ErrorCode.ACTION_NOT_SUPPORTED, "SecretName=g", "Recipient=enclave"),
                refused("a secret that is to go", ErrorCode.SECRET_IN_DELETE_WINDOW, "SecretName=going"));
    }
}
