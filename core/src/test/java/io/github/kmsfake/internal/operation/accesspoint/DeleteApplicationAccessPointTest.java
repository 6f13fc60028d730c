package io.github.kmsfake.internal.operation.accesspoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import org.junit.jupiter.api.Test;

class DeleteApplicationAccessPointTest extends OperationTest {
    DeleteApplicationAccessPointTest() {
        super("DeleteApplicationAccessPoint");
    }

    @Test
    void deletesAnAccessPointOnce() {
        Given.accessPoint(kms);

        assertThat(answer("Name", "aap").fields("")).containsExactly("RequestId");

        assertThat(kms.call("DescribeApplicationAccessPoint", "Name", "aap").status())
                .isEqualTo(404);
        assertThat(kms.call("DeleteApplicationAccessPoint", "Name", "aap").status())
                .isEqualTo(404);
    }

    @Test
    void takesItsClientKeysWithItAndNoOthers() {
        Given.accessPoint(kms);
        kms.ok("CreateApplicationAccessPoint", "Name", "other", "Policies", "[\"p1\"]");
        kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!");
        kms.ok("CreateClientKey", "AapName", "other", "Password", "Passw0rd!");

        answer("Name", "aap");

        assertThat(kms.ok("ListClientKeys").column("ClientKeys", "AapName")).containsExactly("other");
    }
}
