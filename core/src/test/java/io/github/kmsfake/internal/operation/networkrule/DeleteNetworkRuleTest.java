package io.github.kmsfake.internal.operation.networkrule;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteNetworkRuleTest extends OperationTest {
    DeleteNetworkRuleTest() {
        super("DeleteNetworkRule");
    }

    @Test
    void deletesARuleThatAPolicyNames() {
        Given.networkRule(kms);
        kms.ok(
                "CreatePolicy",
                "Name",
                "policy",
                "Permissions",
                "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                "Resources",
                "[\"key/*\"]",
                "AccessControlRules",
                "{\"NetworkRules\":[\"rule\"]}");

        assertThat(answer("Name", "rule").fields("")).containsExactly("RequestId");

        assertThat(kms.call("DescribeNetworkRule", "Name", "rule").status()).isEqualTo(404);
        assertThat(kms.ok("DescribePolicy", "Name", "policy").text("AccessControlRules"))
                .contains("rule");
    }

    @Override
    protected void prepare() {
        Given.networkRule(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name"),
                missing("Name", "Name="),
                refused("an unknown name", ErrorCode.RESOURCE_NOT_FOUND, "Name=nobody"),
                refused("a name in another case", ErrorCode.RESOURCE_NOT_FOUND, "Name=Rule"));
    }
}
