package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetKeyPolicyTest extends OperationTest {
    private String outside = "";
    private String inside = "";

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

    @Override
    protected void prepare() {
        outside = Given.namedKey(kms);
        inside = Given.key(kms, "DKMSInstanceId", TestServer.READY);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody"),
                refused("an alias", ErrorCode.ALIAS_NOT_SUPPORTED, "KeyId=alias/name"),
                refused("a key outside instances", ErrorCode.KEY_POLICY_NOT_SUPPORTED, "KeyId=" + outside),
                refused("another name", ErrorCode.POLICY_NOT_FOUND, "KeyId=" + inside, "PolicyName=Default"));
    }
}
