package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class ListSecretVersionIdsTest extends OperationTest {
    ListSecretVersionIdsTest() {
        super("ListSecretVersionIds");
    }

    @Test
    void hidesDeprecatedVersionsUnlessTold() {
        GivenSecret.generic(kms, "g");
        GivenSecret.version(kms, "g", "v2", "[\"ACSCurrent\"]");
        GivenSecret.version(kms, "g", "v3", "[\"ACSCurrent\",\"mine\"]");

        Reply reply = answer("SecretName", "g");
        Reply all = answer("SecretName", "g", "IncludeDeprecated", "True", "PageSize", "2", "PageNumber", "1");

        assertThat(reply.fields(""))
                .containsExactlyInAnyOrder(
                        "RequestId", "SecretName", "PageNumber", "PageSize", "TotalCount", "VersionIds");
        assertThat(reply.column("VersionIds/VersionId", "VersionId")).containsExactly("v2", "v3");
        assertThat(reply.texts("VersionIds/VersionId/1/VersionStages/VersionStage"))
                .containsExactlyInAnyOrder("ACSCurrent", "mine");
        assertThat(reply.text("PageSize")).isEqualTo("20");
        assertThat(all.column("VersionIds/VersionId", "VersionId")).containsExactly("v1", "v2");
        assertThat(all.texts("VersionIds/VersionId/0/VersionStages/VersionStage"))
                .isEmpty();
        assertThat(all.text("TotalCount")).isEqualTo("3");
    }
}
