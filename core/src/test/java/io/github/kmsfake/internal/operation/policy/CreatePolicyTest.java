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

class CreatePolicyTest extends OperationTest {
    CreatePolicyTest() {
        super("CreatePolicy");
    }

    @Test
    void answersWithStringsAsTheyCame() {
        Reply reply = answer(
                "Name", "policy_test",
                "Description", "policy description",
                "KmsInstance", "kst-hzz634e67d126u9p9****",
                "Permissions",
                        "[\"RbacPermission/Template/CryptoServiceKeyUser\", \"RbacPermission/Template/CryptoServiceSecretUser\"]",
                "Resources", "[\"key/key-hzz6****\", \"secret/rds-ibm*\"]",
                "AccessControlRules", "{\"NetworkRules\":[\"kst-hzz62ee817bvyyr5x****.efkd\"]}");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId",
                        "Arn",
                        "Name",
                        "Description",
                        "KmsInstance",
                        "Permissions",
                        "Resources",
                        "AccessControlRules");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:policy/policy_test");
        assertThat(reply.text("KmsInstance")).isEqualTo("kst-hzz634e67d126u9p9****");
        assertThat(reply.text("Permissions"))
                .isEqualTo(
                        "[\"RbacPermission/Template/CryptoServiceKeyUser\", \"RbacPermission/Template/CryptoServiceSecretUser\"]");
        assertThat(reply.text("Resources")).isEqualTo("[\"key/key-hzz6****\", \"secret/rds-ibm*\"]");
        assertThat(reply.text("AccessControlRules"))
                .isEqualTo("{\"NetworkRules\":[\"kst-hzz62ee817bvyyr5x****.efkd\"]}");
    }

    @Test
    void takesTheSharedScopeAndNoRulesUnlessTold() {
        Reply reply = answer(
                "Name",
                "policy",
                "Permissions",
                "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                "Resources",
                "[\"key/*\"]");

        assertThat(reply.text("KmsInstance")).isEqualTo("shared");
        assertThat(reply.text("AccessControlRules")).isEmpty();
        assertThat(reply.text("Description")).isEmpty();
    }

    @Test
    void keepsAPermissionThatComesTwice() {
        answer(
                "Name",
                "policy",
                "Permissions",
                "[\"RbacPermission/Template/CryptoServiceKeyUser\",\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                "Resources",
                "[\"key/*\"]");

        assertThat(kms.ok("DescribePolicy", "Name", "policy").texts("Permissions"))
                .containsExactly(
                        "RbacPermission/Template/CryptoServiceKeyUser", "RbacPermission/Template/CryptoServiceKeyUser");
    }

    @Test
    void takesTheSecretUserOfTheSharedScope() {
        Reply reply = answer(
                "Name",
                "policy",
                "Permissions",
                "[\"RbacPermission/Template/SecretUser\"]",
                "Resources",
                "[\"key/*\"]");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Override
    protected void prepare() {
        Given.policy(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing(
                        "Name",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]"),
                missing("Permissions", "Name=new", "Resources=[\"key/*\"]"),
                missing("Resources", "Name=new", "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]"),
                invalid(
                        "an unknown permission",
                        "Permissions",
                        "Name=new",
                        "Permissions=[\"Everything\"]",
                        "Resources=[\"key/*\"]"),
                invalid(
                        "a permission in another case",
                        "Permissions",
                        "Name=new",
                        "Permissions=[\"rbacpermission/template/cryptoservicekeyuser\"]",
                        "Resources=[\"key/*\"]"),
                invalid(
                        "permissions that are no array",
                        "Permissions",
                        "Name=new",
                        "Permissions=RbacPermission/Template/CryptoServiceKeyUser",
                        "Resources=[\"key/*\"]"),
                invalid("no permission", "Permissions", "Name=new", "Permissions=[]", "Resources=[\"key/*\"]"),
                invalid(
                        "no resource",
                        "Resources",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[]"),
                invalid(
                        "a resource of another kind",
                        "Resources",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"alias/a\"]"),
                invalid(
                        "a resource without a name",
                        "Resources",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/\"]"),
                invalid(
                        "a resource that is an ARN",
                        "Resources",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"acs:kms:cn-hangzhou:1:key/a\"]"),
                invalid(
                        "a resource that is a number",
                        "Resources",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[1]"),
                invalid(
                        "rules that are no object",
                        "AccessControlRules",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]",
                        "AccessControlRules=[\"rule\"]"),
                invalid(
                        "rules without their field",
                        "AccessControlRules",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]",
                        "AccessControlRules={}"),
                invalid(
                        "rules with another field",
                        "AccessControlRules",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]",
                        "AccessControlRules={\"NetworkRules\":[],\"Others\":[]}"),
                invalid(
                        "rules that are no list",
                        "AccessControlRules",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]",
                        "AccessControlRules={\"NetworkRules\":\"rule\"}"),
                invalid(
                        "rules sent twice",
                        "AccessControlRules",
                        "Name=new",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]",
                        "AccessControlRules={\"NetworkRules\":[],\"NetworkRules\":[]}"),
                refused(
                        "a name in use",
                        ErrorCode.RESOURCE_EXISTS,
                        "Name=policy",
                        "Permissions=[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources=[\"key/*\"]"));
    }
}
