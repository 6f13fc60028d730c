package io.github.kmsfake.internal.operation.networkrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class UpdateNetworkRuleTest extends OperationTest {
    UpdateNetworkRuleTest() {
        super("UpdateNetworkRule");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        Given.networkRule(kms);

        assertThat(answer("Name", "rule", "SourcePrivateIp", "[\"10.9.9.9\"]").fields(""))
                .containsExactly("RequestId");
        assertThat(described().text("SourcePrivateIp")).isEqualTo("[\"10.9.9.9\"]");
        assertThat(described().text("Description")).isEqualTo("first");

        answer("Name", "rule", "Description", "");
        assertThat(described().text("SourcePrivateIp")).isEqualTo("[\"10.9.9.9\"]");
        assertThat(described().text("Description")).isEmpty();
    }

    private Reply described() {
        return kms.ok("DescribeNetworkRule", "Name", "rule");
    }
}
