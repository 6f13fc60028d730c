package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.models.CreateApplicationAccessPointRequest;
import com.aliyun.kms20160120.models.CreateClientKeyRequest;
import com.aliyun.kms20160120.models.CreateNetworkRuleRequest;
import com.aliyun.kms20160120.models.CreatePolicyRequest;
import io.github.kmsfake.KmsFakeServer;

/** The four resources that an application needs, each naming the one before. */
final class Chain {
    static final String RULE = "office";
    static final String ADDRESSES = "[\"10.10.10.10/24\",\"192.168.17.1\"]";
    static final String RULES = "{\"NetworkRules\":[\"office\"]}";
    static final String POLICY = "orders-policy";
    static final String KEY_USER = "RbacPermission/Template/CryptoServiceKeyUser";
    static final String SECRET_USER = "RbacPermission/Template/CryptoServiceSecretUser";
    static final String ACCESS_POINT = "orders";
    static final String PASSWORD = "correct-horse-7";

    private Chain() {}

    static CreateNetworkRuleRequest networkRule() {
        return new CreateNetworkRuleRequest()
                .setName(RULE)
                .setType("Private")
                .setSourcePrivateIp(ADDRESSES)
                .setDescription("the office");
    }

    static CreatePolicyRequest policy() {
        return new CreatePolicyRequest()
                .setName(POLICY)
                .setKmsInstance("shared")
                .setPermissions("[\"" + KEY_USER + "\", \"" + SECRET_USER + "\"]")
                .setResources("[\"key/*\", \"secret/acs/ram/user/*\"]")
                .setAccessControlRules(RULES)
                .setDescription("what orders may use");
    }

    static CreateApplicationAccessPointRequest accessPoint() {
        return new CreateApplicationAccessPointRequest()
                .setName(ACCESS_POINT)
                .setAuthenticationMethod("ClientKey")
                .setPolicies("[\"orders-policy\",\"abc\"]")
                .setDescription("the order service");
    }

    static CreateClientKeyRequest clientKey() {
        return new CreateClientKeyRequest()
                .setAapName(ACCESS_POINT)
                .setPassword(PASSWORD)
                .setNotBefore("2026-01-02T03:04:05Z")
                .setNotAfter("2031-01-02T03:04:05Z");
    }

    /** The name by which the whole service knows a resource. */
    static String arn(KmsFakeServer server, String resource) {
        return "acs:kms:" + server.regionId() + ":" + server.accountId() + ":" + resource;
    }
}
