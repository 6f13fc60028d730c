package io.github.kmsfake.internal.operation.networkrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateNetworkRuleTest extends OperationTest {
    CreateNetworkRuleTest() {
        super("CreateNetworkRule");
    }

    @Test
    void answersWithTheAddressesAsTheyCame() {
        Reply reply = answer(
                "Name", "networkrule_test",
                "Type", "Private",
                "Description", "terraform测试",
                "SourcePrivateIp", "[\"10.10.10.10/24\",\"71.71.71.71\"]");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder("RequestId", "Arn", "Name", "Type", "Description", "SourcePrivateIp");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:network/networkrule_test");
        assertThat(reply.text("Type")).isEqualTo("Private");
        assertThat(reply.text("Description")).isEqualTo("terraform测试");
        assertThat(reply.text("SourcePrivateIp")).isEqualTo("[\"10.10.10.10/24\",\"71.71.71.71\"]");
    }

    @Test
    void takesNoAddressesUnlessTold() {
        Reply reply = answer("Name", "rule", "Type", "Private");

        assertThat(reply.text("SourcePrivateIp")).isEmpty();
        assertThat(reply.text("Description")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "255.255.255.255", "10.0.0.0/8", "172.16.5.4/32", "127.0.0.1"})
    void takesAddressesAndBlocks(String address) {
        assertThat(answer("Name", "rule", "Type", "Private", "SourcePrivateIp", "[\"" + address + "\"]")
                        .text("SourcePrivateIp"))
                .contains(address);
    }
}
