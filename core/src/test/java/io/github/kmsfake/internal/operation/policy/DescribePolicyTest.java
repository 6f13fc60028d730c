package io.github.kmsfake.internal.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class DescribePolicyTest extends OperationTest {
    DescribePolicyTest() {
        super("DescribePolicy");
    }

    @Test
    void showsPermissionsAndResourcesAsRealArrays() {
        Given.policy(kms);

        Reply reply = answer("Name", "policy");

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
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:policy/policy");
        assertThat(reply.text("Name")).isEqualTo("policy");
        assertThat(reply.text("Description")).isEqualTo("first");
        assertThat(reply.text("KmsInstance")).isEqualTo("kst-ready");
        assertThat(reply.texts("Permissions"))
                .containsExactly(
                        "RbacPermission/Template/CryptoServiceKeyUser",
                        "RbacPermission/Template/CryptoServiceSecretUser");
        assertThat(reply.texts("Resources")).containsExactly("secret/acs/ram/user/ram-secret", "key/*");
        assertThat(reply.text("AccessControlRules")).isEqualTo("{\"NetworkRules\":[\"rule\"]}");
    }
}
