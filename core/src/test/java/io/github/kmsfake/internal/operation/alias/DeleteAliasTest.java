package io.github.kmsfake.internal.operation.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;

class DeleteAliasTest extends OperationTest {
    DeleteAliasTest() {
        super("DeleteAlias");
    }

    @Test
    void takesTheNameAndLeavesTheKey() {
        String id = Given.namedKey(kms);

        assertThat(answer("AliasName", "alias/name").fields("")).containsExactly("RequestId");

        assertThat(kms.call("DescribeKey", "KeyId", "alias/name").text("Code")).isEqualTo("Forbidden.AliasNotFound");
        kms.ok("DescribeKey", "KeyId", id);
        kms.ok("CreateAlias", "AliasName", "alias/name", "KeyId", id);
    }
}
