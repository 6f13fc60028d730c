package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListSecretsTest extends OperationTest {
    ListSecretsTest() {
        super("ListSecrets");
    }

    @Test
    void listsTenSecretsInTheOrderOfCreationUnlessTold() {
        for (int i = 0; i < 12; i++) {
            GivenSecret.generic(kms, "s" + i, "Tags", "[{\"TagKey\":\"n\",\"TagValue\":\"" + i + "\"}]");
        }

        Reply first = answer();
        Reply second = answer("PageNumber", "2", "PageSize", "5", "FetchTags", "true");

        assertThat(first.column("SecretList/Secret", "SecretName")).hasSize(10).startsWith("s0", "s1");
        assertThat(first.fields("SecretList/Secret/0"))
                .containsExactlyInAnyOrder("SecretName", "SecretType", "CreateTime", "UpdateTime");
        assertThat(first.text("TotalCount")).isEqualTo("12");
        assertThat(second.column("SecretList/Secret", "SecretName")).containsExactly("s5", "s6", "s7", "s8", "s9");
        assertThat(second.text("SecretList/Secret/0/Tags/Tag/0/TagValue")).isEqualTo("5");
        assertThat(answer("PageNumber", "9").json().at("/SecretList/Secret").isArray())
                .isTrue();
    }

    @Test
    void narrowsByFilters() {
        GivenSecret.generic(kms, "a", "Description", "first", "Tags", "[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]");
        GivenSecret.generic(kms, "b", "DKMSInstanceId", TestServer.READY);
        GivenSecret.managed(kms, "acs/ecs/m");

        assertThat(filtered("SecretName", "a\",\"b")).containsExactly("a", "b");
        assertThat(filtered("SecretName", "A")).isEmpty();
        assertThat(filtered("Description", "first")).containsExactly("a");
        assertThat(filtered("TagKey", "k")).containsExactly("a");
        assertThat(filtered("TagValue", "v")).containsExactly("a");
        assertThat(filtered("DKMSInstanceId", TestServer.READY)).containsExactly("b");
        assertThat(filtered("SecretType", "ECS")).containsExactly("acs/ecs/m");
        GivenSecret.twoAccounts(kms, "db");
        assertThat(filtered("SecretType", "Rds")).containsExactly("db");
        assertThat(filtered("SecretType", "RDS")).containsExactly("db");
        assertThat(filtered("Creator", "1000000000000001")).hasSize(4);
    }

    private List<String> filtered(String key, String values) {
        return answer("Filters", "[{\"Key\":\"" + key + "\",\"Values\":[\"" + values + "\"]}]")
                .column("SecretList/Secret", "SecretName");
    }
}
