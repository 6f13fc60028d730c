package io.github.kmsfake.internal.operation.instance;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseKmsInstanceTest extends OperationTest {
    ReleaseKmsInstanceTest() {
        super(
                "ReleaseKmsInstance",
                TestServer.with()
                        .instances(
                                "kst-ready:Default=true",
                                "kst-subscribed:ChargeType=PREPAY",
                                "kst-protected:DeletionProtection=true"));
    }

    @Test
    void givesUpAnInstanceIfTheClientInsists() {
        assertThat(answer("KmsInstanceId", "kst-ready", "ForceDeleteWithoutBackup", "true")
                        .fields(""))
                .containsExactly("RequestId");

        assertThat(kms.ok("ListKmsInstances").column("KmsInstances/KmsInstance", "KmsInstanceId"))
                .containsExactly("kst-subscribed", "kst-protected");
        assertThat(kms.ok("GetDefaultKmsInstance").text("DefaultKmsInstanceId")).isEmpty();
        assertThat(kms.call("ReleaseKmsInstance", "KmsInstanceId", "kst-ready").status())
                .isEqualTo(403);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KmsInstanceId"),
                invalid(
                        "a flag that is none",
                        "ForceDeleteWithoutBackup",
                        "KmsInstanceId=kst-ready",
                        "ForceDeleteWithoutBackup=yes"),
                invalid(
                        "a flag in another case",
                        "ForceDeleteWithoutBackup",
                        "KmsInstanceId=kst-ready",
                        "ForceDeleteWithoutBackup=1"),
                refused("no backup and no word of it", ErrorCode.NO_BACKUP, "KmsInstanceId=kst-ready"),
                refused(
                        "no backup and no force",
                        ErrorCode.NO_BACKUP,
                        "KmsInstanceId=kst-ready",
                        "ForceDeleteWithoutBackup=false"),
                refused(
                        "an unknown instance",
                        ErrorCode.INSTANCE_NOT_FOUND,
                        "KmsInstanceId=kst-nobody",
                        "ForceDeleteWithoutBackup=true"),
                refused(
                        "a subscription",
                        ErrorCode.OPERATION_NOT_SUPPORTED,
                        "KmsInstanceId=kst-subscribed",
                        "ForceDeleteWithoutBackup=true"),
                refused(
                        "an instance that is protected",
                        ErrorCode.OPERATION_NOT_SUPPORTED,
                        "KmsInstanceId=kst-protected",
                        "ForceDeleteWithoutBackup=true"));
    }
}
