package io.github.kmsfake.internal.operation.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GetClientKeyTest extends OperationTest {
    GetClientKeyTest() {
        super("GetClientKey");
    }

    @Test
    void showsTheCertificateButNotThePrivateKey() {
        prepare();
        String id = kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!")
                .text("ClientKeyId");

        Reply reply = answer("ClientKeyId", id);

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId",
                        "ClientKeyId",
                        "AapName",
                        "CreateTime",
                        "KeyAlgorithm",
                        "KeyOrigin",
                        "NotBefore",
                        "NotAfter",
                        "PublicKeyData");
        assertThat(reply.text("ClientKeyId")).isEqualTo(id);
        assertThat(reply.text("AapName")).isEqualTo("aap");
        assertThat(reply.text("CreateTime")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(reply.text("KeyAlgorithm")).isEqualTo("RSA_2048");
        assertThat(reply.text("KeyOrigin")).isEqualTo("KMS_PROVIDED");
        assertThat(reply.text("NotBefore")).isEqualTo("2056-11-24T08:00:00Z");
        assertThat(reply.text("NotAfter")).isEqualTo("2061-11-24T08:00:00Z");
        assertThat(reply.text("PublicKeyData"))
                .matches("-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n");
    }

    @Test
    void stillShowsAKeyThatExpired() {
        prepare();
        String id = kms.ok("CreateClientKey", "AapName", "aap", "Password", "Passw0rd!")
                .text("ClientKeyId");

        kms.clock().advance(Duration.ofDays(6 * 365));

        assertThat(answer("ClientKeyId", id).text("ClientKeyId")).isEqualTo(id);
    }

    @Override
    protected void prepare() {
        kms.ok("CreateApplicationAccessPoint", "Name", "aap", "Policies", "[\"p1\"]");
    }
}
