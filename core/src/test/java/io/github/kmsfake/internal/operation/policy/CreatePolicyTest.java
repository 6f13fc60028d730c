package io.github.kmsfake.internal.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
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
}
