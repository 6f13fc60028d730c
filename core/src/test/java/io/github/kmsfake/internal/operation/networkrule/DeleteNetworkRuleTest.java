package io.github.kmsfake.internal.operation.networkrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
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
}
