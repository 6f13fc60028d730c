package io.github.kmsfake.internal.operation.accesspoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeApplicationAccessPointTest extends OperationTest {
    DescribeApplicationAccessPointTest() {
        super("DescribeApplicationAccessPoint");
    }

    @Test
    void showsWhatWasCreated() {
        Given.accessPoint(kms);

        Reply reply = answer("Name", "aap");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "Arn", "Name", "Description", "AuthenticationMethod", "Policies");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:applicationaccesspoint/aap");
        assertThat(reply.text("Name")).isEqualTo("aap");
        assertThat(reply.text("Description")).isEqualTo("first");
        assertThat(reply.text("AuthenticationMethod")).isEqualTo("ClientKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\",\"b\"]", "[\"a\", \"b\"]", " [ \"a\" ]"})
    void repeatsPoliciesLetterByLetter(String policies) {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", policies);

        assertThat(answer("Name", "aap").text("Policies")).isEqualTo(policies);
    }
}
