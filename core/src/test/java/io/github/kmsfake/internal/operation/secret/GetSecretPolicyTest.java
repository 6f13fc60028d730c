package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class GetSecretPolicyTest extends OperationTest {
    GetSecretPolicyTest() {
        super("GetSecretPolicy");
    }

    @Test
    void letsTheAccountDoAllUnlessAPolicySaysOtherwise() {
        GivenSecret.generic(kms, "inside", "DKMSInstanceId", TestServer.READY);

        assertThat(answer("SecretName", "inside", "PolicyName", "default").text("Policy"))
                .isEqualTo(
                        "{\"Version\":\"1\",\"Statement\":[{\"Sid\":\"kms default secret policy\",\"Effect\":\"Allow\","
                                + "\"Principal\":{\"RAM\":[\"acs:ram::1000000000000001:*\"]},\"Action\":[\"kms:*\"],"
                                + "\"Resource\":[\"*\"]}]}");
    }
}
