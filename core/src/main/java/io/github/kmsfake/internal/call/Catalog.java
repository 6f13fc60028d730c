package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.operation.Operation;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a protocol. These are the only lists of them: what an operation is stands in the file of its name, which
 * is loaded when it is first called, since loading all of them would be a good part of a start.
 */
public final class Catalog {
    /** The operations of the RPC protocol, after the package of their files. */
    public static final Catalog RPC = new Catalog("""
            accesspoint  CreateApplicationAccessPoint DescribeApplicationAccessPoint UpdateApplicationAccessPoint
                         DeleteApplicationAccessPoint ListApplicationAccessPoints
            policy       CreatePolicy DescribePolicy UpdatePolicy DeletePolicy ListPolicies
            networkrule  CreateNetworkRule DescribeNetworkRule UpdateNetworkRule DeleteNetworkRule ListNetworkRules
            clientkey    CreateClientKey GetClientKey ListClientKeys DeleteClientKey
            instance     ConnectKmsInstance GetKmsInstance ListKmsInstances UpdateKmsInstanceBindVpc
                         ReleaseKmsInstance GetDefaultKmsInstance GetKmsInstanceQuotaInfos UpdateKmsInstance
            service      OpenKmsService DescribeAccountKmsStatus DescribeRegions
            key          CreateKey DescribeKey ListKeys EnableKey DisableKey ScheduleKeyDeletion CancelKeyDeletion
                         SetDeletionProtection UpdateKeyDescription UpdateRotationPolicy CreateKeyVersion
                         DescribeKeyVersion ListKeyVersions SetKeyPolicy GetKeyPolicy
            material     GetParametersForImport ImportKeyMaterial DeleteKeyMaterial
            alias        CreateAlias UpdateAlias DeleteAlias ListAliases ListAliasesByKeyId
            crypto       Encrypt Decrypt ReEncrypt GenerateDataKey GenerateDataKeyWithoutPlaintext
                         GenerateAndExportDataKey ExportDataKey AsymmetricSign AsymmetricVerify AsymmetricEncrypt
                         AsymmetricDecrypt GetPublicKey GenerateMac VerifyMac GetChallenge
            datakey      GetManagedDataKey ListManagedDataKeyVersions
            secret       CreateSecret DescribeSecret UpdateSecret DeleteSecret RestoreSecret ListSecrets
                         PutSecretValue GetSecretValue BatchGetSecretValue ListSecretVersionIds
                         UpdateSecretVersionStage UpdateSecretRotationPolicy RotateSecret GetRandomPassword
                         GetSecretPolicy SetSecretPolicy
            tag          TagResource UntagResource ListResourceTags TagResources UntagResources ListTagResources
            """);

    /** The operations of the instance protocol. */
    public static final Catalog INSTANCE = new Catalog("""
            instanceprotocol  Encrypt Decrypt AdvanceEncrypt AdvanceDecrypt Sign Verify GetPublicKey GetSecretValue
                              GenerateRandom GenerateDataKey AdvanceGenerateDataKey GenerateDataKeyPair
                              GenerateDataKeyPairWithoutPlaintext AdvanceGenerateDataKeyPair
                              AdvanceGenerateDataKeyPairWithoutPlaintext
            """);

    private final Map<String, String> files;

    private Catalog(String list) {
        Map<String, String> found = new HashMap<>();
        String folder = "";
        for (String word : list.strip().split("\\s+", -1)) {
            if (Character.isLowerCase(word.charAt(0))) {
                folder = Operation.class.getPackageName() + "." + word + ".";
            } else {
                found.put(word, folder + word);
            }
        }
        files = Map.copyOf(found);
    }

    /** The names of the operations of both protocols. */
    public static Set<String> allNames() {
        Set<String> all = new HashSet<>(RPC.names());
        all.addAll(INSTANCE.names());
        return all;
    }

    public Set<String> names() {
        return files.keySet();
    }

    /** The operation of that name, if there is one. */
    public @Nullable Operation<?, ?> find(String name) {
        @Nullable String file = files.get(name);
        if (file == null) {
            return null;
        }
        try {
            Field operation = Class.forName(file).getDeclaredField("OPERATION");
            operation.setAccessible(true);
            return (Operation<?, ?>) operation.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every operation that is listed has a file", e);
        }
    }
}
