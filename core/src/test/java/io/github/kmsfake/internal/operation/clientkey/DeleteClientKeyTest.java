package io.github.kmsfake.internal.operation.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
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
}
