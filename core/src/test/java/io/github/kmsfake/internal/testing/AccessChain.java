package io.github.kmsfake.internal.testing;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;

/** Rule, policy, access point and client key, made through the API as a client makes them. */
public final class AccessChain {
    public static final String KEY_USER = "RbacPermission/Template/CryptoServiceKeyUser";
    public static final String SECRET_USER = "RbacPermission/Template/CryptoServiceSecretUser";
    public static final String BOTH = "[\"" + KEY_USER + "\",\"" + SECRET_USER + "\"]";

    private static final String PASSWORD = "Passw0rd_1234";

    private final TestServer kms;

    private AccessChain(TestServer kms) {
        this.kms = kms;
    }

    public static AccessChain on(TestServer kms) {
        return new AccessChain(kms);
    }

    /** A network rule for one address or block. */
    public AccessChain rule(String name, String address) {
        kms.ok("CreateNetworkRule", "Name", name, "Type", "Private", "SourcePrivateIp", "[\"" + address + "\"]");
        return this;
    }

    /** A policy for keys and secrets of the ready instance, from anywhere. */
    public AccessChain policy(String name, String... resources) {
        return policy(name, TestServer.READY, BOTH, json(resources));
    }

    public AccessChain policy(String name, String scope, String permissions, String resources, String... more) {
        String[] all = new String[8 + more.length];
        System.arraycopy(
                new String[] {
                    "Name", name, "KmsInstance", scope, "Permissions", permissions, "Resources", resources
                },
                0,
                all,
                0,
                8);
        System.arraycopy(more, 0, all, 8, more.length);
        kms.ok("CreatePolicy", all);
        return this;
    }

    public AccessChain accessPoint(String name, String... policies) {
        kms.ok("CreateApplicationAccessPoint", "Name", name, "Policies", json(policies));
        return this;
    }

    /** A client key of an access point. */
    public InstanceClient clientKey(String accessPoint, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"AapName", accessPoint, "Password", PASSWORD}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        Reply created = kms.ok("CreateClientKey", all);
        return new InstanceClient(kms, created.text("ClientKeyId"), privateKey(created.text("PrivateKeyData")));
    }

    /** A client that may do everything with the ready instance. */
    public static InstanceClient everything(TestServer kms) {
        return on(kms).policy("all", "key/*", "secret/*").accessPoint("app", "all").clientKey("app");
    }

    public static String json(String... texts) {
        return texts.length == 0 ? "[]" : "[\"" + String.join("\",\"", texts) + "\"]";
    }

    private static PrivateKey privateKey(String data) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getDecoder().decode(data)), PASSWORD.toCharArray());
            return (PrivateKey) store.getKey(store.aliases().nextElement(), PASSWORD.toCharArray());
        } catch (Exception e) {
            throw new AssertionError("not a PKCS#12 store", e);
        }
    }
}
