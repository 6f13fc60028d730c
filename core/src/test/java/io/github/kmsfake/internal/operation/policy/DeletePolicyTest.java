package io.github.kmsfake.internal.operation.policy;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
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

    @Override
    protected void prepare() {
        Given.policy(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name"),
                missing("Name", "Name="),
                refused("an unknown name", ErrorCode.RESOURCE_NOT_FOUND, "Name=nobody"),
                refused("a name in another case", ErrorCode.RESOURCE_NOT_FOUND, "Name=Policy"));
    }
}
