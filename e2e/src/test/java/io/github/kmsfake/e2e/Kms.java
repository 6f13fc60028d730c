package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.models.ConnectKmsInstanceRequest;
import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.UpdateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.UpdateNetworkRuleRequest;
import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import com.aliyun.tea.TeaModel;
import java.util.Map;

/**
 * The operations as either SDK performs them, each with its own models and calls. So that one test can speak for both,
 * they take the newer SDK's words, and show an answer as fields by their names in the API. All throw {@link Refused}
 * where the SDK throws its own exception.
 */
interface Kms {
    Map<String, Object> createNetworkRule(CreateNetworkRuleRequest asked);

    Map<String, Object> describeNetworkRule(String name);

    Map<String, Object> updateNetworkRule(UpdateNetworkRuleRequest changes);

    Map<String, Object> deleteNetworkRule(String name);

    Map<String, Object> listNetworkRules(Integer pageNumber, Integer pageSize);

    Map<String, Object> createPolicy(CreatePolicyRequest asked);

    Map<String, Object> describePolicy(String name);

    Map<String, Object> updatePolicy(UpdatePolicyRequest changes);

    Map<String, Object> deletePolicy(String name);

    Map<String, Object> listPolicies(Integer pageNumber, Integer pageSize);

    Map<String, Object> createApplicationAccessPoint(CreateApplicationAccessPointRequest asked);

    Map<String, Object> describeApplicationAccessPoint(String name);

    Map<String, Object> updateApplicationAccessPoint(UpdateApplicationAccessPointRequest changes);

    Map<String, Object> deleteApplicationAccessPoint(String name);

    Map<String, Object> listApplicationAccessPoints(Integer pageNumber, Integer pageSize);

    Map<String, Object> createClientKey(CreateClientKeyRequest asked);

    Map<String, Object> getClientKey(String clientKeyId);

    Map<String, Object> listClientKeys(String aapName);

    Map<String, Object> deleteClientKey(String clientKeyId);

    Map<String, Object> connectKmsInstance(ConnectKmsInstanceRequest asked);

    Map<String, Object> getKmsInstance(String kmsInstanceId);

    Map<String, Object> listKmsInstances(Integer pageNumber, Integer pageSize);

    Map<String, Object> updateKmsInstanceBindVpc(String kmsInstanceId, String bindVpcs);

    Map<String, Object> openKmsService();

    Map<String, Object> describeAccountKmsStatus();

    Map<String, Object> describeRegions();

    /** The operation that a request of the newer SDK is for, with the models and the call that either SDK has for it. */
    Map<String, Object> ask(TeaModel request);

    /** An operation by its name, through the SDK's call for what its models lack. */
    Map<String, Object> call(String action, Map<String, String> parameters);

    /** In the models of neither SDK. */
    default Map<String, Object> releaseKmsInstance(String kmsInstanceId, String forceDeleteWithoutBackup) {
        return call(
                "ReleaseKmsInstance",
                Map.of("KmsInstanceId", kmsInstanceId, "ForceDeleteWithoutBackup", forceDeleteWithoutBackup));
    }

    /** In the models of neither SDK. */
    default Map<String, Object> getDefaultKmsInstance() {
        return call("GetDefaultKmsInstance", Map.of());
    }

    /** In the models of neither SDK. */
    default Map<String, Object> getKmsInstanceQuotaInfos(Map<String, String> parameters) {
        return call("GetKmsInstanceQuotaInfos", parameters);
    }
}
