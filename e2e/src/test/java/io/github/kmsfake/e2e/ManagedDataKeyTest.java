package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data keys that the service keeps, which neither SDK has a model for. */
@KmsFake(managedDataKeys = "orders:v1=AAAA:v2=AQID")
@WithEverySdk
class ManagedDataKeyTest {
    private final Kms kms;

    ManagedDataKeyTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
    }

    @Test
    void showsAKeyAndItsVersions() {
        assertThat(kms.call("GetManagedDataKey", Map.of("DataKeyName", "orders")))
                .containsEntry("DataKeyVersionId", "v1")
                .containsEntry("Plaintext", "AAAA");
        assertThat(kms.call("GetManagedDataKey", Map.of("DataKeyName", "orders", "UseLatest", "true")))
                .containsEntry("DataKeyVersionName", "kms-datakeyversion!orders!v2")
                .containsEntry("Plaintext", "AQID");
        assertThat(KeyCalls.column(
                        kms.call("ListManagedDataKeyVersions", Map.of("DataKeyName", "orders")),
                        "ManagedDataKeyVersions",
                        "ManagedDataKeyVersion",
                        "DataKeyVersionId"))
                .containsExactly("v1", "v2");
    }
}
