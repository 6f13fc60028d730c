package io.github.kmsfake.internal.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;

class DeletePolicyTest extends OperationTest {
    DeletePolicyTest() {
        super("DeletePolicy");
    }

    @Test
    void deletesAPolicyThatIsBoundAndLeavesItsNameThere() {
        Given.policy(kms);
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"policy\"]");

        assertThat(answer("Name", "policy").fields("")).containsExactly("RequestId");

        assertThat(kms.call("DescribePolicy", "Name", "policy").status()).isEqualTo(404);
        assertThat(kms.ok("DescribeApplicationAccessPoint", "Name", "aap").text("Policies"))
                .isEqualTo("[\"policy\"]");
    }
}
