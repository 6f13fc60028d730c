package io.github.kmsfake.internal.operation.datakey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GetManagedDataKeyTest extends OperationTest {
    GetManagedDataKeyTest() {
        super(
                "GetManagedDataKey",
                TestServer.with().managedDataKey("orders:first=AAAA:second").managedDataKey("other"));
    }

    @Test
    void showsTheFirstVersionUnlessAnotherIsAskedFor() {
        Reply first = answer("DataKeyName", "orders");

        assertThat(first.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "DataKeyName", "DataKeyVersionId", "DataKeyVersionName", "Plaintext");
        assertThat(first.text("DataKeyVersionId")).isEqualTo("first");
        assertThat(first.text("DataKeyVersionName")).isEqualTo("kms-datakeyversion!orders!first");
        assertThat(first.text("Plaintext")).isEqualTo("AAAA");
        Reply latest = answer("DataKeyName", "orders", "UseLatest", "true");
        assertThat(latest.text("DataKeyVersionId")).isEqualTo("second");
        assertThat(Base64.getDecoder().decode(latest.text("Plaintext"))).hasSize(32);
        assertThat(answer("DataKeyName", "orders", "DataKeyVersionId", "first", "UseLatest", "true")
                        .text("DataKeyVersionId"))
                .isEqualTo("first");
        assertThat(answer("DataKeyName", "other").text("DataKeyVersionId")).matches("[a-z0-9]{8}");
    }
}
