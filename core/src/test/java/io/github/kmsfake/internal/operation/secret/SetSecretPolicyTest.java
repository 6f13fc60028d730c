package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class SetSecretPolicyTest extends OperationTest {
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
}
