package io.github.kmsfake.internal.operation.policy;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
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
                refused("a name in another case", ErrorCode.RESOURCE_NOT_FOUND, "Name=Policy"),
                invalid(
                        "an unknown permission",
                        "Permissions",
                        "Name=policy",
                        "Description=new",
                        "Permissions=[\"Everything\"]"),
                invalid(
                        "a resource of another kind",
                        "Resources",
                        "Name=policy",
                        "Description=new",
                        "Resources=[\"alias/a\"]"),
                invalid(
                        "rules that are no object",
                        "AccessControlRules",
                        "Name=policy",
                        "Description=new",
                        "AccessControlRules=rule"));
    }
}
