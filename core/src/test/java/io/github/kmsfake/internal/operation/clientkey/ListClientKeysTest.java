package io.github.kmsfake.internal.operation.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class ListClientKeysTest extends OperationTest {
    ListClientKeysTest() {
        super("ListClientKeys");
    }

    @Test
    void listsTheKeysOfOneAccessPointOrOfAll() {
        kms.ok("CreateApplicationAccessPoint", "Name", "one", "Policies", "[\"p1\"]");
        kms.ok("CreateApplicationAccessPoint", "Name", "two", "Policies", "[\"p1\"]");
        String first = kms.ok("CreateClientKey", "AapName", "one", "Password", "Passw0rd!")
                .text("ClientKeyId");
        String second = kms.ok("CreateClientKey", "AapName", "two", "Password", "Passw0rd!")
                .text("ClientKeyId");

        assertThat(answer().column("ClientKeys", "ClientKeyId")).containsExactly(first, second);
        assertThat(answer("AapName", "two").column("ClientKeys", "ClientKeyId")).containsExactly(second);
        assertThat(answer("AapName", "").column("ClientKeys", "ClientKeyId")).containsExactly(first, second);
        assertThat(answer().fields("")).containsExactlyInAnyOrder("RequestId", "ClientKeys");
        assertThat(answer().fields("ClientKeys/0"))
                .containsExactlyInAnyOrder(
                        "ClientKeyId",
                        "AapName",
                        "CreateTime",
                        "KeyAlgorithm",
                        "KeyOrigin",
                        "NotBefore",
                        "NotAfter",
                        "PublicKeyData");
    }

    @Test
    void showsAnEmptyArrayForAnUnknownAccessPoint() {
        Reply reply = answer("AapName", "nobody");

        assertThat(reply.json().get("ClientKeys").isArray()).isTrue();
        assertThat(reply.json().get("ClientKeys").size()).isZero();
    }
}
