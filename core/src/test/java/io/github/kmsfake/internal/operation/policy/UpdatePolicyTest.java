package io.github.kmsfake.internal.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class UpdatePolicyTest extends OperationTest {
    UpdatePolicyTest() {
        super("UpdatePolicy");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        Given.policy(kms);

        assertThat(answer("Name", "policy", "Resources", "[\"key/k1\"]").fields(""))
                .containsExactly("RequestId");
        answer("Name", "policy", "AccessControlRules", "{\"NetworkRules\":[]}");

        assertThat(described().texts("Resources")).containsExactly("key/k1");
        assertThat(described().texts("Permissions"))
                .containsExactly(
                        "RbacPermission/Template/CryptoServiceKeyUser",
                        "RbacPermission/Template/CryptoServiceSecretUser");
        assertThat(described().text("AccessControlRules")).isEqualTo("{\"NetworkRules\":[]}");
        assertThat(described().text("Description")).isEqualTo("first");
        assertThat(described().text("KmsInstance")).isEqualTo("kst-ready");
    }

    @Test
    void takesAllPermissionsAway() {
        Given.policy(kms);

        answer("Name", "policy", "Permissions", "[]", "Description", "");

        assertThat(described().texts("Permissions")).isEmpty();
        assertThat(described().text("Description")).isEmpty();
    }

    private Reply described() {
        return kms.ok("DescribePolicy", "Name", "policy");
    }
}
