package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeKeyTest extends OperationTest {
    private String id = "";

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

    @Override
    protected void prepare() {
        id = Given.namedKey(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody"),
                refused("an unknown alias", ErrorCode.ALIAS_NOT_FOUND, "KeyId=alias/nobody"),
                refused(
                        "another region's key",
                        ErrorCode.KEY_NOT_FOUND,
                        "KeyId=acs:kms:cn-beijing:1000000000000001:key/" + id),
                refused(
                        "another account's key",
                        ErrorCode.KEY_NOT_FOUND,
                        "KeyId=acs:kms:cn-hangzhou:2000000000000002:key/" + id),
                refused(
                        "another account's alias",
                        ErrorCode.KEY_NOT_FOUND,
                        "KeyId=acs:kms:cn-hangzhou:2000000000000002:alias/name"));
    }
}
