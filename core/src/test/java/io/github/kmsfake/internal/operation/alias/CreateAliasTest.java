package io.github.kmsfake.internal.operation.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class CreateAliasTest extends OperationTest {
    CreateAliasTest() {
        super("CreateAlias");
    }

    @Test
    void givesAKeyFurtherNames() {
        String id = Given.key(kms);
        String longest = "alias/" + "a".repeat(255);

        assertThat(answer("AliasName", "alias/a_b-c/D9", "KeyId", id).fields(""))
                .containsExactly("RequestId");
        answer("AliasName", longest, "KeyId", "acs:kms:cn-hangzhou:1000000000000001:key/" + id);

        assertThat(kms.ok("DescribeKey", "KeyId", longest).text("KeyMetadata/KeyId"))
                .isEqualTo(id);
    }

    @Test
    void refusesAliasesBeyondTheLimit() {
        try (TestServer few = TestServer.with().limit("aliases", 1).start()) {
            String id = Given.namedKey(few);
            assertThat(few.call("CreateAlias", "AliasName", "alias/two", "KeyId", id)
                            .text("Code"))
                    .isEqualTo("Rejected.LimitExceeded");
        }
    }
}
