package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class GetKeyPolicyTest extends OperationTest {
    GetKeyPolicyTest() {
        super("GetKeyPolicy");
    }

    @Test
    void letsTheAccountDoAllUnlessAPolicySaysOtherwise() {
        String id = Given.key(kms, "DKMSInstanceId", TestServer.READY);

        assertThat(answer("KeyId", "acs:kms:cn-hangzhou:1000000000000001:key/" + id, "PolicyName", "default")
                        .text("Policy"))
                .isEqualTo("{\"Statement\":[{\"Action\":[\"kms:*\"],\"Effect\":\"Allow\",\"Principal\":{\"RAM\":"
                        + "[\"acs:ram::1000000000000001:*\"]},\"Resource\":[\"*\"],"
                        + "\"Sid\":\"kms default key policy\"}],\"Version\":\"1\"}");
    }
}
