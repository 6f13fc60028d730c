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

    @Override
    protected void prepare() {
        Given.networkRule(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name"),
                missing("Name", "Name="),
                refused("an unknown name", ErrorCode.RESOURCE_NOT_FOUND, "Name=nobody"),
                refused("a name in another case", ErrorCode.RESOURCE_NOT_FOUND, "Name=Rule"),
                invalid(
                        "an address that is a name",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"localhost\"]"),
                invalid(
                        "an address of three parts",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0\"]"),
                invalid(
                        "an address of five parts",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.0.1\"]"),
                invalid(
                        "a part over 255",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.256\"]"),
                invalid(
                        "a part with a leading zero",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.01\"]"),
                invalid(
                        "a block of 33 bits",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.0/33\"]"),
                invalid(
                        "a block without its bits",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.0/\"]"),
                invalid(
                        "an IPv6 address",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"::1\"]"),
                invalid(
                        "a blank in an address",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\" 10.0.0.1\"]"),
                invalid(
                        "one bad address of two",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=[\"10.0.0.1\",\"x\"]"),
                invalid(
                        "a bare address",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=10.0.0.1"),
                invalid(
                        "addresses with commas",
                        "SourcePrivateIp",
                        "Name=rule",
                        "Description=new",
                        "SourcePrivateIp=10.0.0.1,10.0.0.2"),
                invalid("a number", "SourcePrivateIp", "Name=rule", "Description=new", "SourcePrivateIp=[10]"),
                invalid("an object", "SourcePrivateIp", "Name=rule", "Description=new", "SourcePrivateIp={}"));
    }
}
