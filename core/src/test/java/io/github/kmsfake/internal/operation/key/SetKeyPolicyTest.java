package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.PolicyText;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetKeyPolicyTest extends OperationTest {
    SetKeyPolicyTest() {
        super("SetKeyPolicy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acs:ram::1000000000000001:*",
                "acs:ram::1000000000000001:root",
                "acs:ram::1000000000000001:user/alice",
                "acs:ram::1000000000000001:role/ops"
            })
    void keepsAPolicyLetterByLetter(String principal) {
        String id = Given.key(kms, "DKMSInstanceId", TestServer.READY);
        String policy = PolicyText.of(PolicyText.statement("a b", "Allow", principal, "kms:Encrypt", "*"));

        assertThat(answer("KeyId", id, "Policy", policy, "PolicyName", "default")
                        .fields(""))
                .containsExactly("RequestId");

        assertThat(kms.ok("GetKeyPolicy", "KeyId", id).text("Policy")).isEqualTo(policy);
    }
}
