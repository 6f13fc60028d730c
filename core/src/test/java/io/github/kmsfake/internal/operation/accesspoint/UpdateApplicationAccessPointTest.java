package io.github.kmsfake.internal.operation.accesspoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
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
}
