package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeKeyTest extends OperationTest {
    DescribeKeyTest() {
        super("DescribeKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "alias/name",
                "acs:kms:cn-hangzhou:1000000000000001:key/%s",
                "acs:kms:cn-hangzhou:1000000000000001:alias/name"
            })
    void findsAKeyByAllOfItsNames(String name) {
        String id = Given.namedKey(kms);

        assertThat(answer("KeyId", name.formatted(id)).text("KeyMetadata/KeyId"))
                .isEqualTo(id);
    }

    @Test
    void tellsWhetherItIsProtected() {
        String id = Given.key(kms);

        assertThat(answer("KeyId", id).text("KeyMetadata/DeletionProtection")).isEqualTo("Disabled");
        assertThat(answer("KeyId", id).fields("KeyMetadata")).doesNotContain("DeletionProtectionDescription");
        kms.ok(
                "SetDeletionProtection",
                "KeyId",
                id,
                "EnableDeletionProtection",
                "true",
                "DeletionProtectionDescription",
                "in use");

        assertThat(answer("KeyId", id).text("KeyMetadata/DeletionProtection")).isEqualTo("Enabled");
        assertThat(answer("KeyId", id).text("KeyMetadata/DeletionProtectionDescription"))
                .isEqualTo("in use");
    }
}
