package io.github.kmsfake.internal.testing;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.stream.Stream;

/** Rule, policy, access point and client key, made through the API as a client makes them. */
public final class AccessChain {
    public static final String KEY_USER = "RbacPermission/Template/CryptoServiceKeyUser";
    public static final String SECRET_USER = "RbacPermission/Template/CryptoServiceSecretUser";
    public static final String BOTH = "[\"" + KEY_USER + "\",\"" + SECRET_USER + "\"]";

    private static final String PASSWORD = "Passw0rd_1234";

    private final TestServer kms;

    private final String region;

    private AccessChain(TestServer kms, String region) {
        this.kms = kms;
        this.region = region;
    }

    public static AccessChain on(TestServer kms) {
        return new AccessChain(kms, TestServer.REGION);
    }

    /** The same in another region. */
    public AccessChain in(String regionId) {
        return new AccessChain(kms, regionId);
    }

    private Reply ok(String action, Stream<String> parameters) {
        return kms.ok(
                action, Stream.concat(parameters, Stream.of("RegionId", region)).toArray(String[]::new));
    }

    /** A network rule for one address or block. */
    public AccessChain rule(String name, String address) {
        ok("CreateNetworkRule", Stream.of("Name", name, "Type", "Private", "SourcePrivateIp", json(address)));
        return this;
    }

    /** A policy for keys and secrets of the ready instance, from anywhere. */
    public AccessChain policy(String name, String... resources) {
        return policyFor(name, TestServer.READY, BOTH, json(resources));
    }

    public AccessChain policyFor(String name, String scope, String permissions, String resources, String... more) {
        Stream<String> usual =
                Stream.of("Name", name, "KmsInstance", scope, "Permissions", permissions, "Resources", resources);
        ok("CreatePolicy", Stream.concat(usual, Stream.of(more)));
        return this;
    }

    public AccessChain accessPoint(String name, String... policies) {
        ok("CreateApplicationAccessPoint", Stream.of("Name", name, "Policies", json(policies)));
        return this;
    }

    /** A client key of an access point. */
    public InstanceClient clientKey(String accessPoint, String... more) {
        Stream<String> usual = Stream.of("AapName", accessPoint, "Password", PASSWORD);
        Reply created = ok("CreateClientKey", Stream.concat(usual, Stream.of(more)));
        return new InstanceClient(
                kms, created.text("ClientKeyId"), privateKey(created.text("PrivateKeyData"), PASSWORD));
    }

    /** A client that may do everything with the ready instance. */
    public static InstanceClient everything(TestServer kms) {
        return on(kms).policy("all", "key/*", "secret/*")
                .accessPoint("everything", "all")
                .clientKey("everything");
    }

    public static String json(String... texts) {
        return texts.length == 0 ? "[]" : "[\"" + String.join("\",\"", texts) + "\"]";
    }

    /** The private key in a client key's file, as Base64. */
    public static PrivateKey privateKey(String file, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getDecoder().decode(file)), password.toCharArray());
            return (PrivateKey) store.getKey(store.aliases().nextElement(), password.toCharArray());
        } catch (Exception e) {
            throw new AssertionError("not a PKCS#12 store", e);
        }
    }
}
