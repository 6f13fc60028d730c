package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateSecretTest extends OperationTest {
    UpdateSecretTest() {
        super("UpdateSecret");
    }

    @Test
    void changesADescription() {
        GivenSecret.generic(kms, "g", "Description", "first");
        kms.clock().advance(Duration.ofDays(1));

        assertThat(answer("SecretName", "g", "Description", "").fields("")).containsExactly("RequestId", "SecretName");

        Reply described = kms.ok("DescribeSecret", "SecretName", "g");
        assertThat(described.text("Description")).isEmpty();
        assertThat(described.text("UpdateTime")).isEqualTo("2056-11-25T08:00:00Z");
        assertThat(described.text("CreateTime")).isEqualTo("2056-11-24T08:00:00Z");
    }

    @Test
    void replacesCustomDataInAllSpellings() {
        GivenSecret.managed(kms, "acs/ecs/m", "Description", "kept");

        answer("SecretName", "acs/ecs/m", "ExtendedConfig.CustomData", "{\"b\":\"2\"}");
        assertThat(config()).endsWith("\"CustomData\":{\"b\":\"2\"}}");
        answer("SecretName", "acs/ecs/m", "ExtendedConfig.CustomData.c", "3", "ExtendedConfig.CustomData.d", "4");

        assertThat(config())
                .endsWith("\"CustomData\":{\"c\":\"3\",\"d\":\"4\"}}")
                .contains("\"InstanceId\":\"i-1\"");
        assertThat(kms.ok("DescribeSecret", "SecretName", "acs/ecs/m").text("Description"))
                .isEqualTo("kept");
        answer("SecretName", "acs/ecs/m", "ExtendedConfig", "{\"CustomData\":{\"e\":\"5\"}}");
        assertThat(config()).endsWith("\"CustomData\":{\"e\":\"5\"}}").contains("\"InstanceId\":\"i-1\"");
    }

    @Test
    void keepsTheLimitOfTheWholeConfiguration() {
        GivenSecret.managed(kms, "acs/ecs/m");
        String before = config();
        String value = "x".repeat(1000);

        for (String[] sent : new String[][] {
            {"ExtendedConfig.CustomData", "{\"a\":\"" + value + "\"}"},
            {"ExtendedConfig.CustomData.a", value},
            {"ExtendedConfig", "{\"CustomData\":{\"a\":\"" + value.substring(20) + "\"}}"},
        }) {
            Reply refused = kms.call("UpdateSecret", "SecretName", "acs/ecs/m", sent[0], sent[1]);
            assertThat(refused.status()).as(sent[0]).isEqualTo(400);
            assertThat(refused.text("Code")).isEqualTo("InvalidParameter");
        }
        assertThat(config()).isEqualTo(before);
    }

    private String config() {
        return kms.ok("DescribeSecret", "SecretName", "acs/ecs/m").text("ExtendedConfig");
    }
}
