package io.github.kmsfake.internal.operation.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service's table of key states and operations, as its page "Impact of CMK status on API calls" has it. */
class KeyStateTest {
    private static final String OK = "ok";
    private final TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    @ParameterizedTest
    @CsvSource({
        // operation, Enabled, Disabled, PendingDeletion, PendingImport
        "DescribeKey, ok, ok, ok, ok",
        "ListKeyVersions, ok, ok, ok, ok",
        "ListAliasesByKeyId, ok, ok, ok, ok",
        "Encrypt, ok, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport",
        "GenerateDataKey, ok, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport",
        "GenerateDataKeyWithoutPlaintext, ok, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport",
        "CreateKeyVersion, ok, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport",
        "UpdateRotationPolicy, ok, Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport",
        "EnableKey, ok, ok, Rejected.StateModifiedFailed, Rejected.StateModifiedFailed",
        "DisableKey, ok, ok, Rejected.StateModifiedFailed, Rejected.StateModifiedFailed",
        "ScheduleKeyDeletion, ok, ok, Rejected.StateModifiedFailed, ok",
        "CancelKeyDeletion, Rejected.StateModifiedFailed, Rejected.StateModifiedFailed, ok, Rejected.StateModifiedFailed",
        "CreateAlias, ok, ok, Rejected.StateModifiedFailed, ok",
        "UpdateAlias, ok, ok, Rejected.PendingDeletion, ok",
        "UpdateKeyDescription, ok, ok, Rejected.PendingDeletion, ok",
        "SetDeletionProtection, ok, ok, Rejected.PendingDeletion, ok",
        "SetKeyPolicy, ok, ok, Rejected.PendingDeletion, ok",
        "GetKeyPolicy, ok, ok, ok, ok",
    })
    void allowsOfAServiceKeyWhatTheTableAllows(
            String operation, String enabled, String disabled, String pendingDeletion, String pendingImport) {
        assertThat(code(operation, key("Aliyun_KMS"))).as("Enabled").isEqualTo(enabled);
        assertThat(code(operation, disabled(key("Aliyun_KMS")))).as("Disabled").isEqualTo(disabled);
        assertThat(code(operation, going(key("Aliyun_KMS"))))
                .as("PendingDeletion")
                .isEqualTo(pendingDeletion);
        assertThat(code(operation, key("EXTERNAL"))).as("PendingImport").isEqualTo(pendingImport);
    }

    @ParameterizedTest
    @CsvSource({
        "GetParametersForImport, ok, ok, ok, ok",
        "ImportKeyMaterial, ok, ok, Rejected.StateModifiedFailed, ok",
        "DeleteKeyMaterial, ok, ok, ok, ok",
    })
    void allowsOfAnExternalKeyWhatTheTableAllows(
            String operation, String enabled, String disabled, String pendingDeletion, String pendingImport) {
        assertThat(code(operation, imported())).as("Enabled").isEqualTo(enabled);
        assertThat(code(operation, disabled(imported()))).as("Disabled").isEqualTo(disabled);
        assertThat(code(operation, going(imported()))).as("PendingDeletion").isEqualTo(pendingDeletion);
        assertThat(code(operation, key("EXTERNAL"))).as("PendingImport").isEqualTo(pendingImport);
    }

    private String code(String operation, String id) {
        kms.call("CreateAlias", "AliasName", "alias/moving", "KeyId", Given.key(kms));
        String[] parameters = switch (operation) {
            case "Encrypt" -> new String[] {"KeyId", id, "Plaintext", "text"};
            case "UpdateRotationPolicy" ->
                new String[] {"KeyId", id, "EnableAutomaticRotation", "true", "RotationInterval", "7d"};
            case "ScheduleKeyDeletion" -> new String[] {"KeyId", id, "PendingWindowInDays", "7"};
            case "CreateAlias" -> new String[] {"KeyId", id, "AliasName", "alias/of-" + id};
            case "UpdateAlias" -> new String[] {"KeyId", id, "AliasName", "alias/moving"};
            case "UpdateKeyDescription" -> new String[] {"KeyId", id, "Description", "text"};
            case "SetDeletionProtection" -> new String[] {"KeyId", id, "EnableDeletionProtection", "true"};
            case "SetKeyPolicy" ->
                new String[] {
                    "KeyId", id, "Policy", kms.ok("GetKeyPolicy", "KeyId", id).text("Policy")
                };
            case "GetParametersForImport" ->
                new String[] {"KeyId", id, "WrappingAlgorithm", "RSAES_OAEP_SHA_256", "WrappingKeySpec", "RSA_2048"};
            case "ImportKeyMaterial" -> Material.parameters(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
            default -> new String[] {"KeyId", id};
        };
        Reply reply = kms.call(operation, parameters);
        assertThat(reply.status()).isIn(200, 409);
        return reply.status() == 200 ? OK : reply.text("Code");
    }

    private String key(String origin) {
        return Given.key(kms, "Origin", origin, "DKMSInstanceId", TestServer.READY);
    }

    private String imported() {
        String id = key("EXTERNAL");
        Material.into(kms, id, Material.bytes(32), "RSAES_OAEP_SHA_256");
        return id;
    }

    private String disabled(String id) {
        kms.ok("DisableKey", "KeyId", id);
        return id;
    }

    private String going(String id) {
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");
        return id;
    }
}
