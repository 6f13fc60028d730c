package io.github.kmsfake.internal.operation.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class ListAliasesByKeyIdTest extends OperationTest {
    ListAliasesByKeyIdTest() {
        super("ListAliasesByKeyId");
    }

    @Test
    void listsTenAliasesInTheOrderOfCreationUnlessTold() {
        String id = Given.key(kms);
        String other = Given.key(kms);
        for (int i = 0; i < 12; i++) {
            kms.ok("CreateAlias", "AliasName", "alias/n" + i, "KeyId", i < 11 ? id : other);
        }

        Reply first = answer("KeyId", id);
        Reply second = answer("KeyId", id, "PageNumber", "2", "PageSize", "5");

        assertThat(first.column("Aliases/Alias", "AliasName")).hasSize(10).startsWith("alias/n0", "alias/n1");
        assertThat(first.fields("Aliases/Alias/0")).containsExactlyInAnyOrder("KeyId", "AliasName", "AliasArn");
        assertThat(first.text("Aliases/Alias/0/KeyId")).isEqualTo(id);
        assertThat(first.text("Aliases/Alias/0/AliasArn")).isEqualTo("acs:kms:cn-hangzhou:1000000000000001:alias/n0");
        assertThat(first.text("TotalCount")).isEqualTo("11");
        assertThat(second.column("Aliases/Alias", "AliasName"))
                .containsExactly("alias/n5", "alias/n6", "alias/n7", "alias/n8", "alias/n9");
        assertThat(answer("KeyId", id, "PageNumber", "9")
                        .json()
                        .at("/Aliases/Alias")
                        .isArray())
                .isTrue();
    }
}
