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

class UpdateApplicationAccessPointTest extends OperationTest {
    UpdateApplicationAccessPointTest() {
        super("UpdateApplicationAccessPoint");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        Given.accessPoint(kms);

        Reply reply = answer("Name", "aap", "Policies", "[\"p9\"]");

        assertThat(reply.fields("")).containsExactly("RequestId");
        assertThat(described().text("Policies")).isEqualTo("[\"p9\"]");
        assertThat(described().text("Description")).isEqualTo("first");

        answer("Name", "aap", "Description", "second");
        assertThat(described().text("Policies")).isEqualTo("[\"p9\"]");
        assertThat(described().text("Description")).isEqualTo("second");
    }

    @Test
    void clearsTheDescriptionWithAnEmptyOne() {
        Given.accessPoint(kms);

        answer("Name", "aap", "Description", "");

        assertThat(described().text("Description")).isEmpty();
    }

    @Test
    void changesNothingWithTheNameAlone() {
        Given.accessPoint(kms);
        var before = kms.state();

        answer("Name", "aap");

        assertThat(kms.state()).isEqualTo(before);
    }

    private Reply described() {
        return kms.ok("DescribeApplicationAccessPoint", "Name", "aap");
    }

    @Override
    protected void prepare() {
        Given.accessPoint(kms);
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("Name"),
                missing("Name", "Name="),
                refused("an unknown name", ErrorCode.RESOURCE_NOT_FOUND, "Name=nobody"),
                refused("a name in another case", ErrorCode.RESOURCE_NOT_FOUND, "Name=Aap"),
                invalid("no policy", "Policies", "Name=aap", "Policies=[]"),
                invalid("four policies", "Policies", "Name=aap", "Policies=[\"1\",\"2\",\"3\",\"4\"]"),
                invalid("policies that are no array", "Policies", "Name=aap", "Policies=p1", "Description=new"));
    }
}
