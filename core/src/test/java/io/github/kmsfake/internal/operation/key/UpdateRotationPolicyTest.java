package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateRotationPolicyTest extends OperationTest {
    UpdateRotationPolicyTest() {
        super("UpdateRotationPolicy");
    }

    @Test
    void rotatesAKeyEachTimeTheIntervalHasPassed() {
        String id = Given.key(kms);

        answer("KeyId", id, "EnableAutomaticRotation", "true", "RotationInterval", "605800s");
        assertThat(metadata(id, "RotationInterval")).isEqualTo("605800s");
        kms.clock().advance(Duration.ofMinutes(30_290));

        Reply versions = kms.ok("ListKeyVersions", "KeyId", id);
        assertThat(versions.column("KeyVersions/KeyVersion", "CreationDate"))
                .containsExactly(after(3 * 605800), after(2 * 605800), after(605800), TestServer.BEGINNING.toString());
        assertThat(metadata(id, "PrimaryKeyVersion")).isEqualTo(versions.text("KeyVersions/KeyVersion/0/KeyVersionId"));
        assertThat(metadata(id, "NextRotationDate")).isEqualTo(after(4 * 605800));
    }

    @Test
    void rotatesAtOnceIfThatIsOverdue() {
        String id = Given.key(kms);
        kms.clock().advance(Duration.ofDays(100));

        answer("KeyId", id, "EnableAutomaticRotation", "true", "RotationInterval", "7d");

        assertThat(metadata(id, "LastRotationDate")).isEqualTo(after(100 * 86400));
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("2");
    }

    @Test
    void stopsRotating() {
        String id = Given.key(kms, "EnableAutomaticRotation", "true", "RotationInterval", "730d");

        answer("KeyId", id, "EnableAutomaticRotation", "false", "RotationInterval", "whatever");

        assertThat(metadata(id, "AutomaticRotation")).isEqualTo("Disabled");
        assertThat(kms.ok("DescribeKey", "KeyId", id).fields("KeyMetadata"))
                .doesNotContain("RotationInterval", "NextRotationDate");
    }

    private String metadata(String id, String field) {
        return kms.ok("DescribeKey", "KeyId", id).text("KeyMetadata/" + field);
    }

    private static String after(long seconds) {
        return TestServer.BEGINNING.plusSeconds(seconds).toString();
    }
}
