package io.github.kmsfake.internal.operation.networkrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class DescribeNetworkRuleTest extends OperationTest {
    DescribeNetworkRuleTest() {
        super("DescribeNetworkRule");
    }

    @Test
    void showsEverythingButTheName() {
        Given.networkRule(kms);

        Reply reply = answer("Name", "rule");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder("RequestId", "Arn", "Type", "Description", "SourcePrivateIp");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:network/rule");
        assertThat(reply.text("Type")).isEqualTo("Private");
        assertThat(reply.text("Description")).isEqualTo("first");
        assertThat(reply.text("SourcePrivateIp")).isEqualTo("[\"10.0.0.1\",\"192.168.0.0/16\"]");
    }
}
