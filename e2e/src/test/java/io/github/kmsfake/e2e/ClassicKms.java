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
import com.aliyun.teautil.Common;
import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.kms.model.v20160120.CreateApplicationAccessPointResponse;
import com.aliyuncs.kms.model.v20160120.CreateClientKeyResponse;
import com.aliyuncs.kms.model.v20160120.CreateNetworkRuleResponse;
import com.aliyuncs.kms.model.v20160120.CreatePolicyResponse;
import com.aliyuncs.kms.model.v20160120.DeleteApplicationAccessPointRequest;
import com.aliyuncs.kms.model.v20160120.DeleteClientKeyRequest;
import com.aliyuncs.kms.model.v20160120.DeleteNetworkRuleRequest;
import com.aliyuncs.kms.model.v20160120.DeletePolicyRequest;
import com.aliyuncs.kms.model.v20160120.DescribeAccountKmsStatusRequest;
import com.aliyuncs.kms.model.v20160120.DescribeAccountKmsStatusResponse;
import com.aliyuncs.kms.model.v20160120.DescribeApplicationAccessPointRequest;
import com.aliyuncs.kms.model.v20160120.DescribeApplicationAccessPointResponse;
import com.aliyuncs.kms.model.v20160120.DescribeNetworkRuleRequest;
import com.aliyuncs.kms.model.v20160120.DescribeNetworkRuleResponse;
import com.aliyuncs.kms.model.v20160120.DescribePolicyRequest;
import com.aliyuncs.kms.model.v20160120.DescribePolicyResponse;
import com.aliyuncs.kms.model.v20160120.DescribeRegionsRequest;
import com.aliyuncs.kms.model.v20160120.DescribeRegionsResponse;
import com.aliyuncs.kms.model.v20160120.GetClientKeyRequest;
import com.aliyuncs.kms.model.v20160120.GetClientKeyResponse;
import com.aliyuncs.kms.model.v20160120.GetKmsInstanceRequest;
import com.aliyuncs.kms.model.v20160120.GetKmsInstanceResponse;
import com.aliyuncs.kms.model.v20160120.GetKmsInstanceResponse.KmsInstance.BindVpc;
import com.aliyuncs.kms.model.v20160120.ListApplicationAccessPointsRequest;
import com.aliyuncs.kms.model.v20160120.ListApplicationAccessPointsResponse;
import com.aliyuncs.kms.model.v20160120.ListApplicationAccessPointsResponse.ApplicationAccessPoint;
import com.aliyuncs.kms.model.v20160120.ListClientKeysRequest;
import com.aliyuncs.kms.model.v20160120.ListClientKeysResponse;
import com.aliyuncs.kms.model.v20160120.ListClientKeysResponse.ClientKey;
import com.aliyuncs.kms.model.v20160120.ListKmsInstancesRequest;
import com.aliyuncs.kms.model.v20160120.ListKmsInstancesResponse;
import com.aliyuncs.kms.model.v20160120.ListNetworkRulesRequest;
import com.aliyuncs.kms.model.v20160120.ListNetworkRulesResponse;
import com.aliyuncs.kms.model.v20160120.ListPoliciesRequest;
import com.aliyuncs.kms.model.v20160120.ListPoliciesResponse;
import com.aliyuncs.kms.model.v20160120.OpenKmsServiceRequest;
import com.aliyuncs.kms.model.v20160120.UpdateKmsInstanceBindVpcRequest;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.profile.IClientProfile;
import io.github.kmsfake.KmsFakeServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The older SDK, {@code com.aliyun:aliyun-java-sdk-kms} on {@code com.aliyun:aliyun-java-sdk-core}. */
final class ClassicKms implements Kms {
    private final DefaultAcsClient client;
    private final KmsFakeServer server;
    private final String regionId;
    private ProtocolType protocol = ProtocolType.HTTPS;
    private FormatType format = FormatType.JSON;

    ClassicKms(KmsFakeServer server, Login login) {
        this(server, login, HttpClientConfig.getDefault());
    }

    /** Another client of the same family. */
    ClassicKms(KmsFakeServer server, String regionId, Function<IClientProfile, DefaultAcsClient> client) {
        this(server, regionId, HttpClientConfig.getDefault(), client);
    }

    private ClassicKms(KmsFakeServer server, Login login, HttpClientConfig http) {
        this(server, login.regionId(), http, profile -> new DefaultAcsClient(profile, credentials(login)));
    }

    /**
     * Whatever the settings, they have to be the same each time: the SDK's HTTP client is one for the whole process, and
     * the first settings are those that it keeps. All servers of a process share one authority, so its trust does for
     * all of them.
     */
    private ClassicKms(
            KmsFakeServer server,
            String regionId,
            HttpClientConfig http,
            Function<IClientProfile, DefaultAcsClient> client) {
        this.client = client.apply(profile(server, regionId, http));
        this.server = server;
        this.regionId = regionId;
    }

    /** What a bare client of the family is made from. */
    static DefaultProfile profile(KmsFakeServer server) {
        return profile(server, server.regionId(), HttpClientConfig.getDefault());
    }

    private static DefaultProfile profile(KmsFakeServer server, String regionId, HttpClientConfig http) {
        http.setX509TrustManagers(Trust.in(server.caCertificatePem()));
        DefaultProfile profile = DefaultProfile.getProfile(regionId);
        profile.setHttpClientConfig(http);
        return profile;
    }

    /** It has an HTTP client of its own then. */
    static ClassicKms inCompatibleMode(KmsFakeServer server, Login login) {
        HttpClientConfig http = HttpClientConfig.getDefault();
        http.setCompatibleMode(true);
        return new ClassicKms(server, login, http);
    }

    ClassicKms over(ProtocolType otherProtocol) {
        protocol = otherProtocol;
        return this;
    }

    ClassicKms in(FormatType otherFormat) {
        format = otherFormat;
        return this;
    }

    ClassicKms signing(SignatureVersion version) {
        client.setSignatureVersion(version);
        return this;
    }

    @Override
    public Map<String, Object> createNetworkRule(CreateNetworkRuleRequest asked) {
        var request = new com.aliyuncs.kms.model.v20160120.CreateNetworkRuleRequest();
        request.setName(asked.getName());
        request.setType(asked.getType());
        request.setSourcePrivateIp(asked.getSourcePrivateIp());
        request.setDescription(asked.getDescription());
        CreateNetworkRuleResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Name", shown.getName(),
                "Type", shown.getType(),
                "SourcePrivateIp", shown.getSourcePrivateIp(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> describeNetworkRule(String name) {
        DescribeNetworkRuleRequest request = new DescribeNetworkRuleRequest();
        request.setName(name);
        DescribeNetworkRuleResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Type", shown.getType(),
                "SourcePrivateIp", shown.getSourcePrivateIp(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> updateNetworkRule(UpdateNetworkRuleRequest changes) {
        var request = new com.aliyuncs.kms.model.v20160120.UpdateNetworkRuleRequest();
        request.setName(changes.getName());
        request.setSourcePrivateIp(changes.getSourcePrivateIp());
        request.setDescription(changes.getDescription());
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> deleteNetworkRule(String name) {
        DeleteNetworkRuleRequest request = new DeleteNetworkRuleRequest();
        request.setName(name);
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> listNetworkRules(Integer pageNumber, Integer pageSize) {
        ListNetworkRulesRequest request = new ListNetworkRulesRequest();
        request.setPageNumber(pageNumber);
        request.setPageSize(pageSize);
        ListNetworkRulesResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "PageNumber", shown.getPageNumber(),
                "PageSize", shown.getPageSize(),
                "TotalCount", shown.getTotalCount(),
                "NetworkRules",
                        Map.of(
                                "NetworkRule",
                                each(
                                        shown.getNetworkRules(),
                                        rule -> Fields.of("Name", rule.getName(), "Type", rule.getType()))));
    }

    @Override
    public Map<String, Object> createPolicy(CreatePolicyRequest asked) {
        var request = new com.aliyuncs.kms.model.v20160120.CreatePolicyRequest();
        request.setName(asked.getName());
        request.setKmsInstance(asked.getKmsInstance());
        request.setPermissions(asked.getPermissions());
        request.setResources(asked.getResources());
        request.setAccessControlRules(asked.getAccessControlRules());
        request.setDescription(asked.getDescription());
        CreatePolicyResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Name", shown.getName(),
                "KmsInstance", shown.getKmsInstance(),
                "Permissions", shown.getPermissions(),
                "Resources", shown.getResources(),
                "AccessControlRules", shown.getAccessControlRules(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> describePolicy(String name) {
        DescribePolicyRequest request = new DescribePolicyRequest();
        request.setName(name);
        DescribePolicyResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Name", shown.getName(),
                "KmsInstance", shown.getKmsInstance(),
                "Permissions", shown.getPermissions(),
                "Resources", shown.getResources(),
                "AccessControlRules", shown.getAccessControlRules(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> updatePolicy(UpdatePolicyRequest changes) {
        var request = new com.aliyuncs.kms.model.v20160120.UpdatePolicyRequest();
        request.setName(changes.getName());
        request.setPermissions(changes.getPermissions());
        request.setResources(changes.getResources());
        request.setAccessControlRules(changes.getAccessControlRules());
        request.setDescription(changes.getDescription());
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> deletePolicy(String name) {
        DeletePolicyRequest request = new DeletePolicyRequest();
        request.setName(name);
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> listPolicies(Integer pageNumber, Integer pageSize) {
        ListPoliciesRequest request = new ListPoliciesRequest();
        request.setPageNumber(pageNumber);
        request.setPageSize(pageSize);
        ListPoliciesResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "PageNumber", shown.getPageNumber(),
                "PageSize", shown.getPageSize(),
                "TotalCount", shown.getTotalCount(),
                "Policies", Map.of("Policy", each(shown.getPolicies(), policy -> Fields.of("Name", policy.getName()))));
    }

    @Override
    public Map<String, Object> createApplicationAccessPoint(CreateApplicationAccessPointRequest asked) {
        var request = new com.aliyuncs.kms.model.v20160120.CreateApplicationAccessPointRequest();
        request.setName(asked.getName());
        request.setAuthenticationMethod(asked.getAuthenticationMethod());
        request.setPolicies(asked.getPolicies());
        request.setDescription(asked.getDescription());
        CreateApplicationAccessPointResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Name", shown.getName(),
                "AuthenticationMethod", shown.getAuthenticationMethod(),
                "Policies", shown.getPolicies(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> describeApplicationAccessPoint(String name) {
        DescribeApplicationAccessPointRequest request = new DescribeApplicationAccessPointRequest();
        request.setName(name);
        DescribeApplicationAccessPointResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Arn", shown.getArn(),
                "Name", shown.getName(),
                "AuthenticationMethod", shown.getAuthenticationMethod(),
                "Policies", shown.getPolicies(),
                "Description", shown.getDescription());
    }

    @Override
    public Map<String, Object> updateApplicationAccessPoint(UpdateApplicationAccessPointRequest changes) {
        var request = new com.aliyuncs.kms.model.v20160120.UpdateApplicationAccessPointRequest();
        request.setName(changes.getName());
        request.setPolicies(changes.getPolicies());
        request.setDescription(changes.getDescription());
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> deleteApplicationAccessPoint(String name) {
        DeleteApplicationAccessPointRequest request = new DeleteApplicationAccessPointRequest();
        request.setName(name);
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> listApplicationAccessPoints(Integer pageNumber, Integer pageSize) {
        ListApplicationAccessPointsRequest request = new ListApplicationAccessPointsRequest();
        request.setPageNumber(pageNumber);
        request.setPageSize(pageSize);
        ListApplicationAccessPointsResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "PageNumber", shown.getPageNumber(),
                "PageSize", shown.getPageSize(),
                "TotalCount", shown.getTotalCount(),
                "ApplicationAccessPoints",
                        Map.of(
                                "ApplicationAccessPoint",
                                each(shown.getApplicationAccessPoints(), ClassicKms::accessPoint)));
    }

    @Override
    public Map<String, Object> createClientKey(CreateClientKeyRequest asked) {
        var request = new com.aliyuncs.kms.model.v20160120.CreateClientKeyRequest();
        request.setAapName(asked.getAapName());
        request.setPassword(asked.getPassword());
        request.setNotBefore(asked.getNotBefore());
        request.setNotAfter(asked.getNotAfter());
        CreateClientKeyResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "ClientKeyId", shown.getClientKeyId(),
                "KeyAlgorithm", shown.getKeyAlgorithm(),
                "PrivateKeyData", shown.getPrivateKeyData(),
                "NotBefore", shown.getNotBefore(),
                "NotAfter", shown.getNotAfter());
    }

    @Override
    public Map<String, Object> getClientKey(String clientKeyId) {
        GetClientKeyRequest request = new GetClientKeyRequest();
        request.setClientKeyId(clientKeyId);
        GetClientKeyResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "ClientKeyId", shown.getClientKeyId(),
                "AapName", shown.getAapName(),
                "CreateTime", shown.getCreateTime(),
                "KeyAlgorithm", shown.getKeyAlgorithm(),
                "KeyOrigin", shown.getKeyOrigin(),
                "NotBefore", shown.getNotBefore(),
                "NotAfter", shown.getNotAfter(),
                "PublicKeyData", shown.getPublicKeyData());
    }

    @Override
    public Map<String, Object> listClientKeys(String aapName) {
        ListClientKeysRequest request = new ListClientKeysRequest();
        request.setAapName(aapName);
        ListClientKeysResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "ClientKeys", each(shown.getClientKeys(), ClassicKms::clientKey));
    }

    @Override
    public Map<String, Object> deleteClientKey(String clientKeyId) {
        DeleteClientKeyRequest request = new DeleteClientKeyRequest();
        request.setClientKeyId(clientKeyId);
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> connectKmsInstance(ConnectKmsInstanceRequest asked) {
        var request = new com.aliyuncs.kms.model.v20160120.ConnectKmsInstanceRequest();
        request.setKmsInstanceId(asked.getKmsInstanceId());
        request.setVpcId(asked.getVpcId());
        request.setZoneIds(asked.getZoneIds());
        request.setVSwitchIds(asked.getVSwitchIds());
        request.setKMProvider(asked.getKMProvider());
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> getKmsInstance(String kmsInstanceId) {
        GetKmsInstanceRequest request = new GetKmsInstanceRequest();
        request.setKmsInstanceId(kmsInstanceId);
        GetKmsInstanceResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "KmsInstance", kmsInstance(shown.getKmsInstance()));
    }

    @Override
    public Map<String, Object> listKmsInstances(Integer pageNumber, Integer pageSize) {
        ListKmsInstancesRequest request = new ListKmsInstancesRequest();
        request.setPageNumber(pageNumber);
        request.setPageSize(pageSize);
        ListKmsInstancesResponse shown = call(request);
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "PageNumber", shown.getPageNumber(),
                "PageSize", shown.getPageSize(),
                "TotalCount", shown.getTotalCount(),
                "KmsInstances", Map.of("KmsInstance", each(shown.getKmsInstances(), ClassicKms::kmsInstance)));
    }

    @Override
    public Map<String, Object> updateKmsInstanceBindVpc(String kmsInstanceId, String bindVpcs) {
        UpdateKmsInstanceBindVpcRequest request = new UpdateKmsInstanceBindVpcRequest();
        request.setKmsInstanceId(kmsInstanceId);
        request.setBindVpcs(bindVpcs);
        return Fields.of("RequestId", call(request).getRequestId());
    }

    @Override
    public Map<String, Object> openKmsService() {
        return Fields.of("RequestId", call(new OpenKmsServiceRequest()).getRequestId());
    }

    @Override
    public Map<String, Object> describeAccountKmsStatus() {
        DescribeAccountKmsStatusResponse shown = call(new DescribeAccountKmsStatusRequest());
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "AccountStatus", shown.getAccountStatus());
    }

    @Override
    public Map<String, Object> describeRegions() {
        DescribeRegionsResponse shown = call(new DescribeRegionsRequest());
        return Fields.of(
                "RequestId", shown.getRequestId(),
                "Regions",
                        Map.of(
                                "Region",
                                each(shown.getRegions(), region -> Fields.of("RegionId", region.getRegionId()))));
    }

    @Override
    public Map<String, Object> ask(TeaModel request) {
        AcsRequest<?> translated = Models.classic(request);
        return Models.shown(call(translated));
    }

    @Override
    public Map<String, Object> call(String action, Map<String, String> parameters) {
        CommonRequest request = new CommonRequest();
        request.setSysProduct("Kms");
        request.setSysVersion("2016-01-20");
        request.setSysAction(action);
        request.setSysMethod(MethodType.POST);
        request.setSysProtocol(protocol);
        request.setSysDomain(endpoint());
        request.putQueryParameter("RegionId", regionId);
        parameters.forEach(request::putQueryParameter);
        try {
            return Common.assertAsMap(
                    Common.parseJSON(client.getCommonResponse(request).getData()));
        } catch (ClientException e) {
            throw refused(e, request.buildRequest());
        }
    }

    private <T extends AcsResponse> T call(AcsRequest<T> request) {
        request.setSysProtocol(protocol);
        request.setSysAcceptFormat(format);
        request.setSysEndpoint(endpoint());
        // When it signs in version 3, the SDK forgets to send the profile's region.
        request.putQueryParameter("RegionId", regionId);
        try {
            return client.getAcsResponse(request);
        } catch (ClientException e) {
            throw refused(e, request);
        }
    }

    /**
     * The SDK's exception does not tell the HTTP status, but a second try does; it is refused as well. What the transfer
     * client sends to an instance throws again then, and nothing tells.
     */
    private Refused refused(ClientException refusal, AcsRequest<?> request) {
        if (refusal.getRequestId() == null) {
            throw new AssertionError("the SDK got no answer", refusal);
        }
        return new Refused(refusal.getErrCode(), status(request), refusal.getRequestId(), refusal);
    }

    private int status(AcsRequest<?> request) {
        try {
            return client.doAction(request).getStatus();
        } catch (ClientException e) {
            return Refused.UNTOLD;
        }
    }

    private String endpoint() {
        return protocol == ProtocolType.HTTPS ? server.tlsEndpoint() : server.endpoint();
    }

    private static AlibabaCloudCredentials credentials(Login login) {
        return login.securityToken() == null
                ? new BasicCredentials(login.accessKeyId(), login.secret())
                : new BasicSessionCredentials(login.accessKeyId(), login.secret(), login.securityToken());
    }

    private static Map<String, Object> accessPoint(ApplicationAccessPoint shown) {
        return Fields.of("Name", shown.getName(), "AuthenticationMethod", shown.getAuthenticationMethod());
    }

    private static Map<String, Object> clientKey(ClientKey shown) {
        return Fields.of(
                "ClientKeyId", shown.getClientKeyId(),
                "AapName", shown.getAapName(),
                "CreateTime", shown.getCreateTime(),
                "KeyAlgorithm", shown.getKeyAlgorithm(),
                "KeyOrigin", shown.getKeyOrigin(),
                "NotBefore", shown.getNotBefore(),
                "NotAfter", shown.getNotAfter(),
                "PublicKeyData", shown.getPublicKeyData());
    }

    private static Map<String, Object> kmsInstance(ListKmsInstancesResponse.KmsInstance shown) {
        return Fields.of("KmsInstanceId", shown.getKmsInstanceId(), "KmsInstanceArn", shown.getKmsInstanceArn());
    }

    private static Map<String, Object> kmsInstance(GetKmsInstanceResponse.KmsInstance shown) {
        return Fields.of(
                "InstanceId", shown.getInstanceId(),
                "InstanceName", shown.getInstanceName(),
                "Status", shown.getStatus(),
                "CreateTime", shown.getCreateTime(),
                "StartDate", shown.getStartDate(),
                "EndDate", shown.getEndDate(),
                "Spec", shown.getSpec(),
                "KeyNum", shown.getKeyNum(),
                "SecretNum", shown.getSecretNum(),
                "VpcNum", shown.getVpcNum(),
                "VpcId", shown.getVpcId(),
                "ZoneIds", shown.getZoneIds(),
                "VswitchIds", shown.getVswitchIds(),
                "CaCertificateChainPem", shown.getCaCertificateChainPem(),
                "BindVpcs", Map.of("BindVpc", each(shown.getBindVpcs(), ClassicKms::bindVpc)));
    }

    private static Map<String, Object> bindVpc(BindVpc shown) {
        return Fields.of(
                "VpcId", shown.getVpcId(),
                "VSwitchId", shown.getVSwitchId(),
                "RegionId", shown.getRegionId(),
                "VpcOwnerId", shown.getVpcOwnerId());
    }

    private static <T> List<Map<String, Object>> each(List<T> entries, Function<T, Map<String, Object>> fields) {
        return entries.stream().map(fields).toList();
    }
}
