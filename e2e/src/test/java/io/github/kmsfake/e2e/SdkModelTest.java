package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the SDKs' own models know of the operations: the rest goes through the SDKs' call for anything. */
class SdkModelTest {
    private static final String[] IN_NO_MODEL = {
        "ReleaseKmsInstance", "GetDefaultKmsInstance", "GetKmsInstanceQuotaInfos", "GenerateMac", "VerifyMac"
    };

    private static final List<String> ON_KEYS = List.of(
            "CreateKey",
            "DescribeKey",
            "ListKeys",
            "EnableKey",
            "DisableKey",
            "ScheduleKeyDeletion",
            "CancelKeyDeletion",
            "SetDeletionProtection",
            "UpdateKeyDescription",
            "UpdateRotationPolicy",
            "CreateKeyVersion",
            "DescribeKeyVersion",
            "ListKeyVersions",
            "SetKeyPolicy",
            "GetKeyPolicy",
            "GetParametersForImport",
            "ImportKeyMaterial",
            "DeleteKeyMaterial",
            "CreateAlias",
            "UpdateAlias",
            "DeleteAlias",
            "ListAliases",
            "ListAliasesByKeyId",
            "Encrypt",
            "Decrypt",
            "ReEncrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateAndExportDataKey",
            "ExportDataKey",
            "AsymmetricSign",
            "AsymmetricVerify",
            "AsymmetricEncrypt",
            "AsymmetricDecrypt",
            "GetPublicKey",
            "GenerateMac",
            "VerifyMac");

    @Test
    void knowsAllOperationsButFive() {
        assertThat(operations()).hasSize(66);
        assertThat(operations().filter(name -> !isIn("com.aliyun.kms20160120.models." + name + "Response")))
                .containsExactlyInAnyOrder(IN_NO_MODEL);
        assertThat(operations().filter(name -> !isIn("com.aliyuncs.kms.model.v20160120." + name + "Response")))
                .containsExactlyInAnyOrder(IN_NO_MODEL);
    }

    private static Stream<String> operations() {
        Stream<String> named = Stream.of(Kms.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .filter(name -> !name.equals("Call") && !name.equals("Ask"));
        return Stream.concat(named, ON_KEYS.stream());
    }

    private static boolean isIn(String modelClass) {
        try {
            return Class.forName(modelClass) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
