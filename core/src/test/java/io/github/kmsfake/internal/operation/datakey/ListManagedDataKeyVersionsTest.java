package io.github.kmsfake.internal.operation.datakey;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
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

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("DataKeyName"),
                refused("an unknown name", ErrorCode.SECRET_NOT_FOUND, "DataKeyName=nobody"),
                invalid("size 101", "PageSize", "DataKeyName=orders", "PageSize=101"));
    }
}
