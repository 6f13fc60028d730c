package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.ConnectKmsInstanceRequest;
import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import com.aliyun.kms20160120.models.DeleteApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.DeleteClientKeyRequest;
import com.aliyun.kms20160120.models.DeleteNetworkRuleRequest;
import com.aliyun.kms20160120.models.DeletePolicyRequest;
import com.aliyun.kms20160120.models.DescribeApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.DescribeNetworkRuleRequest;
import com.aliyun.kms20160120.models.DescribePolicyRequest;
import com.aliyun.kms20160120.models.GetClientKeyRequest;
import com.aliyun.kms20160120.models.GetKmsInstanceRequest;
import com.aliyun.kms20160120.models.ListApplicationAccessPointsRequest;
import com.aliyun.kms20160120.models.ListClientKeysRequest;
import com.aliyun.kms20160120.models.ListKmsInstancesRequest;
import com.aliyun.kms20160120.models.ListNetworkRulesRequest;
import com.aliyun.kms20160120.models.ListPoliciesRequest;
import com.aliyun.kms20160120.models.UpdateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.UpdateKmsInstanceBindVpcRequest;
import com.aliyun.kms20160120.models.UpdateNetworkRuleRequest;
import com.aliyun.kms20160120.models.UpdatePolicyRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaModel;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.GlobalParameters;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.Common;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.kmsfake.KmsFakeServer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** The newer SDK, {@code com.aliyun:kms20160120}. */
final class TeaKms implements Kms {
    private final Client client;

    TeaKms(Config config) {
        this.client = call(() -> new Client(config));
    }

    static Config overHttp(KmsFakeServer server, Login login) {
        return config(server, login).setEndpoint(server.endpoint()).setProtocol("http");
    }

    static Config overTls(KmsFakeServer server, Login login) {
        return config(server, login).setEndpoint(server.tlsEndpoint()).setProtocol("https");
    }

    private static Config config(KmsFakeServer server, Login login) {
        Config config = new Config()
                .setAccessKeyId(login.accessKeyId())
                .setAccessKeySecret(login.secret())
                .setSecurityToken(login.securityToken())
                // Without TLS too: the SDK keeps an HTTP client per address for the life of the process, whatever
                // authority it trusts, and a port may come back with another server.
                .setCa(server.caCertificatePem());
        // The SDK puts the region in the endpoint's name, which an address does not have.
        return login.regionId().equals(server.regionId())
                ? config
                : config.setGlobalParameters(new GlobalParameters().setQueries(Map.of("RegionId", login.regionId())));
    }

    @Override
    public Map<String, Object> createNetworkRule(CreateNetworkRuleRequest asked) {
        return answer(() -> client.createNetworkRule(asked).getBody());
    }

    @Override
    public Map<String, Object> describeNetworkRule(String name) {
        return answer(() -> client.describeNetworkRule(new DescribeNetworkRuleRequest().setName(name))
                .getBody());
    }

    @Override
    public Map<String, Object> updateNetworkRule(UpdateNetworkRuleRequest changes) {
        return answer(() -> client.updateNetworkRule(changes).getBody());
    }

    @Override
    public Map<String, Object> deleteNetworkRule(String name) {
        return answer(() -> client.deleteNetworkRule(new DeleteNetworkRuleRequest().setName(name))
                .getBody());
    }

    @Override
    public Map<String, Object> listNetworkRules(Integer pageNumber, Integer pageSize) {
        return answer(() -> client.listNetworkRules(
                        new ListNetworkRulesRequest().setPageNumber(pageNumber).setPageSize(pageSize))
                .getBody());
    }

    @Override
    public Map<String, Object> createPolicy(CreatePolicyRequest asked) {
        return answer(() -> client.createPolicy(asked).getBody());
    }

    @Override
    public Map<String, Object> describePolicy(String name) {
        return answer(() ->
                client.describePolicy(new DescribePolicyRequest().setName(name)).getBody());
    }

    @Override
    public Map<String, Object> updatePolicy(UpdatePolicyRequest changes) {
        return answer(() -> client.updatePolicy(changes).getBody());
    }

    @Override
    public Map<String, Object> deletePolicy(String name) {
        return answer(() ->
                client.deletePolicy(new DeletePolicyRequest().setName(name)).getBody());
    }

    @Override
    public Map<String, Object> listPolicies(Integer pageNumber, Integer pageSize) {
        return answer(() -> client.listPolicies(
                        new ListPoliciesRequest().setPageNumber(pageNumber).setPageSize(pageSize))
                .getBody());
    }

    @Override
    public Map<String, Object> createApplicationAccessPoint(CreateApplicationAccessPointRequest asked) {
        return answer(() -> client.createApplicationAccessPoint(asked).getBody());
    }

    @Override
    public Map<String, Object> describeApplicationAccessPoint(String name) {
        return answer(
                () -> client.describeApplicationAccessPoint(new DescribeApplicationAccessPointRequest().setName(name))
                        .getBody());
    }

    @Override
    public Map<String, Object> updateApplicationAccessPoint(UpdateApplicationAccessPointRequest changes) {
        return answer(() -> client.updateApplicationAccessPoint(changes).getBody());
    }

    @Override
    public Map<String, Object> deleteApplicationAccessPoint(String name) {
        return answer(() -> client.deleteApplicationAccessPoint(new DeleteApplicationAccessPointRequest().setName(name))
                .getBody());
    }

    @Override
    public Map<String, Object> listApplicationAccessPoints(Integer pageNumber, Integer pageSize) {
        return answer(() -> client.listApplicationAccessPoints(new ListApplicationAccessPointsRequest()
                        .setPageNumber(pageNumber)
                        .setPageSize(pageSize))
                .getBody());
    }

    @Override
    public Map<String, Object> createClientKey(CreateClientKeyRequest asked) {
        return answer(() -> client.createClientKey(asked).getBody());
    }

    @Override
    public Map<String, Object> getClientKey(String clientKeyId) {
        return answer(() -> client.getClientKey(new GetClientKeyRequest().setClientKeyId(clientKeyId))
                .getBody());
    }

    @Override
    public Map<String, Object> listClientKeys(String aapName) {
        return answer(() -> client.listClientKeys(new ListClientKeysRequest().setAapName(aapName))
                .getBody());
    }

    @Override
    public Map<String, Object> deleteClientKey(String clientKeyId) {
        return answer(() -> client.deleteClientKey(new DeleteClientKeyRequest().setClientKeyId(clientKeyId))
                .getBody());
    }

    @Override
    public Map<String, Object> connectKmsInstance(ConnectKmsInstanceRequest asked) {
        return answer(() -> client.connectKmsInstance(asked).getBody());
    }

    @Override
    public Map<String, Object> getKmsInstance(String kmsInstanceId) {
        return answer(() -> client.getKmsInstance(new GetKmsInstanceRequest().setKmsInstanceId(kmsInstanceId))
                .getBody());
    }

    @Override
    public Map<String, Object> listKmsInstances(Integer pageNumber, Integer pageSize) {
        return answer(() -> client.listKmsInstances(
                        new ListKmsInstancesRequest().setPageNumber(pageNumber).setPageSize(pageSize))
                .getBody());
    }

    @Override
    public Map<String, Object> updateKmsInstanceBindVpc(String kmsInstanceId, String bindVpcs) {
        return answer(() -> client.updateKmsInstanceBindVpc(new UpdateKmsInstanceBindVpcRequest()
                        .setKmsInstanceId(kmsInstanceId)
                        .setBindVpcs(bindVpcs))
                .getBody());
    }

    @Override
    public Map<String, Object> openKmsService() {
        return answer(() -> client.openKmsService().getBody());
    }

    @Override
    public Map<String, Object> describeAccountKmsStatus() {
        return answer(() -> client.describeAccountKmsStatus().getBody());
    }

    @Override
    public Map<String, Object> describeRegions() {
        return answer(() -> client.describeRegions().getBody());
    }

    @Override
    public Map<String, Object> ask(TeaModel request) {
        return answer(() -> {
            String action = Models.action(request);
            String method = action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
            Object response = Models.invoke(client, method, request);
            return (TeaModel) Models.invoke(response, "getBody");
        });
    }

    @Override
    public Map<String, Object> call(String action, Map<String, String> parameters) {
        Params params = new Params()
                .setAction(action)
                .setVersion("2016-01-20")
                .setProtocol("HTTPS")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        OpenApiRequest request = new OpenApiRequest().setQuery(parameters);
        return call(() -> Common.assertAsMap(
                client.callApi(params, request, new RuntimeOptions()).get("body")));
    }

    private static Map<String, Object> answer(Callable<TeaModel> call) {
        return Fields.of(call(call).toMap());
    }

    private static <T> T call(Callable<T> call) {
        try {
            return call.call();
        } catch (TeaException e) {
            throw new Refused(
                    e.getCode(), e.getStatusCode(), (String) e.getData().get("RequestId"), e);
        } catch (Exception e) {
            throw new AssertionError("the SDK got no answer", e);
        }
    }
}
