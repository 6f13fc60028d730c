package io.github.kmsfake.internal.operation.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class DeleteKeyMaterialTest extends OperationTest {
    DeleteKeyMaterialTest() {
        super("DeleteKeyMaterial");
    }

    @Test
    void leavesAKeyThatWaitsForItsMaterial() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");

        assertThat(answer("KeyId", id).fields("")).containsExactly("RequestId");
        answer("KeyId", id);

        assertThat(kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/KeyState"))
                .isEqualTo("PendingImport");
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("1");
    }

    @Test
    void leavesADeletionPending() {
        String id = Given.key(kms, "Origin", "EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");

        answer("KeyId", id);

        Reply key = kms.ok("DescribeKey", "KeyId", id);
        assertThat(key.text("KeyMetadata/KeyState")).isEqualTo("PendingDeletion");
        assertThat(key.text("KeyMetadata/DeleteDate")).isEqualTo("2056-12-01T08:00:00Z");
    }
}
