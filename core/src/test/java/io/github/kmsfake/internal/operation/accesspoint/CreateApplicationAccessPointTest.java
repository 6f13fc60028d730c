package io.github.kmsfake.internal.operation.accesspoint;

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

    @Override
    protected void prepare() {
        Given.accessPoint(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name", "Policies=[\"p1\"]"),
                missing("Name", "Name=", "Policies=[\"p1\"]"),
                missing("Policies", "Name=new"),
                missing("Policies", "Name=new", "Policies="),
                invalid("policies that are no JSON", "Policies", "Name=new", "Policies=p1"),
                invalid("policies that are not closed", "Policies", "Name=new", "Policies=[\"p1\""),
                invalid("two arrays", "Policies", "Name=new", "Policies=[\"p1\"][]"),
                invalid("policies that are an object", "Policies", "Name=new", "Policies={\"p1\":1}"),
                invalid("policies that are a string", "Policies", "Name=new", "Policies=\"p1\""),
                invalid("no policy", "Policies", "Name=new", "Policies=[]"),
                invalid("four policies", "Policies", "Name=new", "Policies=[\"1\",\"2\",\"3\",\"4\"]"),
                invalid("a policy that is a number", "Policies", "Name=new", "Policies=[1]"),
                invalid("a policy that is null", "Policies", "Name=new", "Policies=[null]"),
                invalid("a policy without a name", "Policies", "Name=new", "Policies=[\"\"]"),
                invalid("deeply nested policies", "Policies", "Name=new", "Policies=" + "[".repeat(5000)),
                invalid(
                        "an unknown method",
                        "AuthenticationMethod",
                        "Name=new",
                        "Policies=[\"p1\"]",
                        "AuthenticationMethod=RAMRole"),
                invalid(
                        "a method in another case",
                        "AuthenticationMethod",
                        "Name=new",
                        "Policies=[\"p1\"]",
                        "AuthenticationMethod=clientkey"),
                refused("a name in use", ErrorCode.RESOURCE_EXISTS, "Name=aap", "Policies=[\"p1\"]"));
    }
}
