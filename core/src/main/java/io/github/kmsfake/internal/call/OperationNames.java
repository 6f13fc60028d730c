package io.github.kmsfake.internal.call;

import java.util.HashSet;
import java.util.Set;

/** The names of all operations, for whoever wants to suggest one; the catalogue itself loads none of them ahead. */
public final class OperationNames {
    /** Those of the RPC protocol. */
    public static final Set<String> RPC = Set.of(
            "AsymmetricDecrypt",
            "AsymmetricEncrypt",
            "AsymmetricSign",
            "AsymmetricVerify",
            "BatchGetSecretValue",
            "CancelKeyDeletion",
            "ConnectKmsInstance",
            "CreateAlias",
            "CreateApplicationAccessPoint",
            "CreateClientKey",
            "CreateKey",
            "CreateKeyVersion",
            "CreateNetworkRule",
            "CreatePolicy",
            "CreateSecret",
            "Decrypt",
            "DeleteAlias",
            "DeleteApplicationAccessPoint",
            "DeleteClientKey",
            "DeleteKeyMaterial",
            "DeleteNetworkRule",
            "DeletePolicy",
            "DeleteSecret",
            "DescribeAccountKmsStatus",
            "DescribeApplicationAccessPoint",
            "DescribeKey",
            "DescribeKeyVersion",
            "DescribeNetworkRule",
            "DescribePolicy",
            "DescribeRegions",
            "DescribeSecret",
            "DisableKey",
            "EnableKey",
            "Encrypt",
            "ExportDataKey",
            "GenerateAndExportDataKey",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateMac",
            "GetChallenge",
            "GetClientKey",
            "GetDefaultKmsInstance",
            "GetKeyPolicy",
            "GetKmsInstance",
            "GetKmsInstanceQuotaInfos",
            "GetManagedDataKey",
            "GetParametersForImport",
            "GetPublicKey",
            "GetRandomPassword",
            "GetSecretPolicy",
            "GetSecretValue",
            "ImportKeyMaterial",
            "ListAliases",
            "ListAliasesByKeyId",
            "ListApplicationAccessPoints",
            "ListClientKeys",
            "ListKeyVersions",
            "ListKeys",
            "ListKmsInstances",
            "ListManagedDataKeyVersions",
            "ListNetworkRules",
            "ListPolicies",
            "ListResourceTags",
            "ListSecretVersionIds",
            "ListSecrets",
            "ListTagResources",
            "OpenKmsService",
            "PutSecretValue",
            "ReEncrypt",
            "ReleaseKmsInstance",
            "RestoreSecret",
            "RotateSecret",
            "ScheduleKeyDeletion",
            "SetDeletionProtection",
            "SetKeyPolicy",
            "SetSecretPolicy",
            "TagResource",
            "TagResources",
            "UntagResource",
            "UntagResources",
            "UpdateAlias",
            "UpdateApplicationAccessPoint",
            "UpdateKeyDescription",
            "UpdateKmsInstance",
            "UpdateKmsInstanceBindVpc",
            "UpdateNetworkRule",
            "UpdatePolicy",
            "UpdateRotationPolicy",
            "UpdateSecret",
            "UpdateSecretRotationPolicy",
            "UpdateSecretVersionStage",
            "VerifyMac");

    /** Those of the instance protocol. */
    public static final Set<String> INSTANCE = Set.of(
            "AdvanceDecrypt",
            "AdvanceEncrypt",
            "AdvanceGenerateDataKey",
            "AdvanceGenerateDataKeyPair",
            "AdvanceGenerateDataKeyPairWithoutPlaintext",
            "Decrypt",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateRandom",
            "GetPublicKey",
            "GetSecretValue",
            "Sign",
            "Verify");

    private OperationNames() {}

    /** Those of both. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(RPC);
        all.addAll(INSTANCE);
        return all;
    }

    /** Whether there is such an operation in either protocol. */
    public static boolean contain(String name) {
        return RPC.contains(name) || INSTANCE.contains(name);
    }
}
