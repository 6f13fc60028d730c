package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
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
}
