package io.github.kmsfake.internal.operation.accesspoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class CreateApplicationAccessPointTest extends OperationTest {
    CreateApplicationAccessPointTest() {
        super("CreateApplicationAccessPoint");
    }

    @Test
    void answersTheDocumentedExample() {
        Reply reply = answer(
                "Name", "aap_test",
                "Description", "aap description",
                "AuthenticationMethod", "ClientKey",
                "Policies", "[\"policy_test\", \"other\"]");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "Name", "Description", "AuthenticationMethod", "Policies", "Arn");
        assertThat(reply.text("Name")).isEqualTo("aap_test");
        assertThat(reply.text("Description")).isEqualTo("aap description");
        assertThat(reply.text("AuthenticationMethod")).isEqualTo("ClientKey");
        assertThat(reply.text("Policies")).isEqualTo("[\"policy_test\", \"other\"]");
        assertThat(reply.text("Arn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:applicationaccesspoint/aap_test");
    }

    @Test
    void takesTheClientKeyMethodAndNoDescriptionUnlessTold() {
        Reply reply = answer("Name", "aap", "Policies", "[\"p1\",\"p2\",\"p3\"]");

        assertThat(reply.text("AuthenticationMethod")).isEqualTo("ClientKey");
        assertThat(reply.text("Description")).isEmpty();
    }

    @Test
    void keepsNamesApartByCase() {
        answer("Name", "aap", "Policies", "[\"p1\"]");

        assertThat(answer("Name", "AAP", "Policies", "[\"p1\"]").status()).isEqualTo(200);
    }
}
