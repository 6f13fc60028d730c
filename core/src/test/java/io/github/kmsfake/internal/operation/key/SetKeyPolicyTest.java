package io.github.kmsfake.internal.operation.key;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.PolicyText;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetKeyPolicyTest extends OperationTest {
    private String id = "";
    private String outside = "";

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

    private Refusal broken(String why, String policy) {
        return invalid(why, "Policy", "KeyId=" + id, "Policy=" + policy);
    }

    @Override
    protected void prepare() {
        outside = Given.namedKey(kms);
        id = Given.key(kms, "DKMSInstanceId", TestServer.READY);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "Policy={}"),
                missing("Policy", "KeyId=" + id),
                broken("no JSON", "allow"),
                broken("no object", "[]"),
                broken("no statement", PolicyText.of("")),
                broken(
                        "another version",
                        PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "kms:*", "*"))
                                .replace("\"1\"", "\"2\"")),
                broken("another field", "{\"Version\":\"1\",\"Statement\":[],\"Id\":\"x\"}"),
                broken(
                        "an unknown effect",
                        PolicyText.of(PolicyText.statement("s", "allow", "acs:ram::1:*", "kms:*", "*"))),
                broken(
                        "another kind of principal",
                        PolicyText.of(PolicyText.statement("s", "Allow", "alice", "kms:*", "*"))),
                broken(
                        "another service's action",
                        PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "oss:*", "*"))),
                broken(
                        "another resource",
                        PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "kms:*", "key/a"))),
                broken(
                        "a Sid with an umlaut",
                        PolicyText.of(PolicyText.statement("ä", "Allow", "acs:ram::1:*", "kms:*", "*"))),
                broken(
                        "a long Sid",
                        PolicyText.of(PolicyText.statement("s".repeat(129), "Allow", "acs:ram::1:*", "kms:*", "*"))),
                broken(
                        "more than 32768 bytes",
                        PolicyText.of(PolicyText.statement(
                                "s", "Allow", "acs:ram::1:user/" + "a".repeat(32768), "kms:*", "*"))),
                refused(
                        "another name",
                        ErrorCode.POLICY_NOT_FOUND,
                        "KeyId=" + id,
                        "PolicyName=mine",
                        "Policy=" + PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "kms:*", "*"))),
                refused(
                        "a key outside instances",
                        ErrorCode.KEY_POLICY_NOT_SUPPORTED,
                        "KeyId=" + outside,
                        "Policy=" + PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "kms:*", "*"))),
                refused(
                        "an alias",
                        ErrorCode.ALIAS_NOT_SUPPORTED,
                        "KeyId=alias/name",
                        "Policy=" + PolicyText.of(PolicyText.statement("s", "Allow", "acs:ram::1:*", "kms:*", "*"))));
    }
}
