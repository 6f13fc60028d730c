package io.github.kmsfake.internal.operation.clientkey;

import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteClientKeyTest extends OperationTest {
    DeleteClientKeyTest() {
        super("DeleteClientKey");
    }

    @Test
    void deletesAKeyOnce() {
        prepare();
        String id = kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!")
                .text("ClientKeyId");

        assertThat(answer("ClientKeyId", id).fields("")).containsExactly("RequestId");

        assertThat(kms.call("GetClientKey", "ClientKeyId", id).status()).isEqualTo(404);
        assertThat(kms.call("DeleteClientKey", "ClientKeyId", id).status()).isEqualTo(404);
    }

    @Override
    protected void prepare() {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p1\"]");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("ClientKeyId"),
                missing("ClientKeyId", "ClientKeyId="),
                refused(
                        "an unknown id",
                        ErrorCode.RESOURCE_NOT_FOUND,
                        "ClientKeyId=KAAP.00000000-0000-4000-8000-000000000000"));
    }
}
