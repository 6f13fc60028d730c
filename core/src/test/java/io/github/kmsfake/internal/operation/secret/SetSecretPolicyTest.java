package io.github.kmsfake.internal.operation.secret;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.PolicyText;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetSecretPolicyTest extends OperationTest {
    private static final String POLICY =
            PolicyText.of(PolicyText.statement("Allow", PolicyText.principal("root"), "kms:*"));

    SetSecretPolicyTest() {
        super("SetSecretPolicy");
    }

    @Test
    void keepsAPolicyLetterByLetter() {
        GivenSecret.generic(kms, "inside", "DKMSInstanceId", TestServer.READY);
        String policy =
                kms.ok("GetSecretPolicy", "SecretName", "inside").text("Policy").replace("kms:*", "kms:List*");

        assertThat(answer("SecretName", "inside", "Policy", policy, "PolicyName", "default")
                        .fields(""))
                .containsExactly("RequestId");

        assertThat(kms.ok("GetSecretPolicy", "SecretName", "inside").text("Policy"))
                .isEqualTo(policy);
    }

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
        GivenSecret.generic(kms, "inside", "DKMSInstanceId", TestServer.READY);
        GivenSecret.generic(kms, "going", "DKMSInstanceId", TestServer.READY);
        kms.ok("DeleteSecret", "SecretName", "going");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName", "Policy=" + POLICY),
                missing("Policy", "SecretName=inside"),
                invalid("a policy that is none", "Policy", "SecretName=inside", "Policy={}"),
                refused("an unknown secret", ErrorCode.RESOURCE_NOT_FOUND, "SecretName=nobody", "Policy=" + POLICY),
                refused(
                        "another name",
                        ErrorCode.POLICY_NOT_FOUND,
                        "SecretName=inside",
                        "PolicyName=p",
                        "Policy=" + POLICY),
                refused(
                        "a secret outside instances",
                        ErrorCode.KEY_POLICY_NOT_SUPPORTED,
                        "SecretName=g",
                        "Policy=" + POLICY),
                refused(
                        "a secret that is to go",
                        ErrorCode.SECRET_IN_DELETE_WINDOW,
                        "SecretName=going",
                        "Policy=" + POLICY));
    }
}
