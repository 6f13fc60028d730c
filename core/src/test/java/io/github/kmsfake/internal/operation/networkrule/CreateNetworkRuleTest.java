package io.github.kmsfake.internal.operation.networkrule;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import java.util.List;
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

    @Override
    protected void prepare() {
        Given.networkRule(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name", "Type=Private"),
                missing("Name", "Name=", "Type=Private"),
                missing("Type", "Name=new"),
                invalid("a type of the console", "Type", "Name=new", "Type=Public"),
                invalid("a type in another case", "Type", "Name=new", "Type=private"),
                invalid(
                        "an address that is a name",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"localhost\"]"),
                invalid(
                        "an address of three parts",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0\"]"),
                invalid(
                        "an address of five parts",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.0.1\"]"),
                invalid(
                        "a part over 255",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.256\"]"),
                invalid(
                        "a part with a leading zero",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.01\"]"),
                invalid(
                        "a block of 33 bits",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.0/33\"]"),
                invalid(
                        "a block without its bits",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.0/\"]"),
                invalid("an IPv6 address", "SourcePrivateIp", "Name=new", "Type=Private", "SourcePrivateIp=[\"::1\"]"),
                invalid(
                        "a blank in an address",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\" 10.0.0.1\"]"),
                invalid(
                        "one bad address of two",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=[\"10.0.0.1\",\"x\"]"),
                invalid("a bare address", "SourcePrivateIp", "Name=new", "Type=Private", "SourcePrivateIp=10.0.0.1"),
                invalid(
                        "addresses with commas",
                        "SourcePrivateIp",
                        "Name=new",
                        "Type=Private",
                        "SourcePrivateIp=10.0.0.1,10.0.0.2"),
                invalid("a number", "SourcePrivateIp", "Name=new", "Type=Private", "SourcePrivateIp=[10]"),
                invalid("an object", "SourcePrivateIp", "Name=new", "Type=Private", "SourcePrivateIp={}"),
                refused("a name in use", ErrorCode.RESOURCE_EXISTS, "Name=rule", "Type=Private"));
    }
}
