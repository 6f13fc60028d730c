package io.github.kmsfake.internal.operation.secret;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
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

    @Override
    protected void prepare() {
        GivenSecret.generic(kms, "g");
        GivenSecret.generic(kms, "inside", "DKMSInstanceId", TestServer.READY);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("SecretName"),
                refused("an unknown secret", ErrorCode.RESOURCE_NOT_FOUND, "SecretName=nobody"),
                refused("a secret outside instances", ErrorCode.KEY_POLICY_NOT_SUPPORTED, "SecretName=g"),
                refused("another name", ErrorCode.POLICY_NOT_FOUND, "SecretName=inside", "PolicyName=mine"));
    }
}
