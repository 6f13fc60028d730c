package io.github.kmsfake.internal.operation.datakey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class ListManagedDataKeyVersionsTest extends OperationTest {
    ListManagedDataKeyVersionsTest() {
        super(
                "ListManagedDataKeyVersions",
                TestServer.with().managedDataKey("orders:first=AAAA:second").managedDataKey("other"));
    }

    @Test
    void listsVersionsOldestFirst() {
        Reply reply = answer("DataKeyName", "orders");

        assertThat(reply.column("ManagedDataKeyVersions/ManagedDataKeyVersion", "DataKeyVersionName"))
                .containsExactly("kms-datakeyversion!orders!first", "kms-datakeyversion!orders!second");
        assertThat(reply.text("PageSize")).isEqualTo("10");
        assertThat(reply.text("TotalCount")).isEqualTo("2");
        assertThat(answer("DataKeyName", "orders", "PageNumber", "2", "PageSize", "1")
                        .column("ManagedDataKeyVersions/ManagedDataKeyVersion", "DataKeyVersionId"))
                .containsExactly("second");
    }
}
