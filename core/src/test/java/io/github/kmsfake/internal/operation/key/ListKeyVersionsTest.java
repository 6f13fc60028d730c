package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListKeyVersionsTest extends OperationTest {
    ListKeyVersionsTest() {
        super("ListKeyVersions");
    }

    @Test
    void listsTheNewestVersionFirst() {
        String id = Given.key(kms);
        List<String> versions = new ArrayList<>(List.of(Given.version(kms, id)));
        for (int i = 0; i < 10; i++) {
            versions.add(0, kms.ok("CreateKeyVersion", "KeyId", id).text("KeyVersion/KeyVersionId"));
        }

        Reply reply = answer("KeyId", id);

        assertThat(reply.column("KeyVersions/KeyVersion", "KeyVersionId")).isEqualTo(versions.subList(0, 10));
        assertThat(reply.fields("KeyVersions/KeyVersion/0"))
                .containsExactlyInAnyOrder("KeyId", "KeyVersionId", "CreationDate");
        assertThat(reply.text("PageSize")).isEqualTo("10");
        assertThat(reply.text("TotalCount")).isEqualTo("11");
        assertThat(answer("KeyId", id, "PageNumber", "2").column("KeyVersions/KeyVersion", "KeyVersionId"))
                .containsExactly(versions.get(10));
    }

    @Test
    void listsNothingBeforeTheFirstImport() {
        Reply reply = answer("KeyId", Given.key(kms, "Origin", "EXTERNAL"));

        assertThat(reply.text("TotalCount")).isEqualTo("0");
        assertThat(reply.json().at("/KeyVersions/KeyVersion").isArray()).isTrue();
    }
}
