package io.github.kmsfake.benchmarks.soak;

import io.github.kmsfake.benchmarks.client.Answer;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.client.InstanceCalls;
import io.github.kmsfake.benchmarks.client.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The scenarios of the soak, over some things that stay from its begin to its end. */
final class Scenarios {
    private static final int LARGEST_PLAINTEXT = 4096;
    private static final int LARGEST_BODY = 2_900_000;
    private static final String POLICY = """
            {"Version":"1","Statement":[{"Effect":"Allow","Principal":{"RAM":["acs:ram::1000000000000001:*"]},\
            "Action":["kms:*"],"Resource":["*"]}]}""";

    private final Keys symmetric;
    private final Keys signing;
    private final InstanceCalls instance;

    private Scenarios(Keys symmetric, Keys signing, InstanceCalls instance) {
        this.symmetric = symmetric;
        this.signing = signing;
        this.instance = instance;
    }

    /** Makes what they share. */
    static Scenarios create(int port) throws IOException {
        return new Scenarios(
                Keys.create(port, "Aliyun_AES_256"), Keys.create(port, "EC_P256"), InstanceCalls.create(port));
    }

    /** All of them, each as often as it is wanted in comparison. */
    List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        add(all, 30, this::encryptsAndDecrypts);
        add(all, 20, Scenarios::usesSecrets);
        add(all, 15, this::usesAnInstance);
        add(all, 15, this::isRefused);
        add(all, 10, Scenarios::usesKeys);
        add(all, 10, this::signs);
        add(all, 10, Scenarios::usesAccessPoints);
        add(all, 5, this::setsPolicies);
        add(all, 5, Scenarios::usesControls);
        add(all, 1, Scenarios::sendsLargeBodies);
        return all;
    }

    private static void add(List<Scenario> all, int weight, Scenario scenario) {
        all.addAll(Collections.nCopies(weight, scenario));
    }

    private void encryptsAndDecrypts(Client client, String name) throws IOException {
        byte[] plain = new byte[client.random().nextInt(1, LARGEST_PLAINTEXT)];
        client.random().nextBytes(plain);
        String plaintext = Base64.getEncoder().encodeToString(plain);
        String ciphertext = client.json(new Call("Encrypt", Map.of("KeyId", symmetric.keyId(), "Plaintext", plaintext)))
                .field("CiphertextBlob");
        Answer decrypted = client.json(new Call("Decrypt", Map.of("CiphertextBlob", ciphertext)));
        client.require(decrypted.field("Plaintext").equals(plaintext), "Decrypt", decrypted);
        client.any(new Call("GenerateDataKey", Map.of("KeyId", symmetric.keyId())));
    }

    private void signs(Client client, String name) throws IOException {
        client.any(signing.sign("ECDSA_SHA_256"));
        client.any(new Call("GetPublicKey", Map.of("KeyId", signing.keyId(), "KeyVersionId", signing.versionId())));
    }

    private static void usesSecrets(Client client, String name) throws IOException {
        String value = "x".repeat(client.random().nextInt(1, 20_000));
        client.any(new Call(
                "CreateSecret",
                Map.of("SecretName", name, "VersionId", "v1", "SecretData", value, "Tags", tags("team", name))));
        Answer read = client.json(new Call("GetSecretValue", Map.of("SecretName", name)));
        client.require(read.field("SecretData").equals(value), "GetSecretValue", read);
        client.any(new Call("PutSecretValue", Map.of("SecretName", name, "VersionId", "v2", "SecretData", "y")));
        client.any(new Call("ListSecretVersionIds", Map.of("SecretName", name)));
        client.any(new Call("ListSecrets", Map.of()));
        client.any(new Call("DeleteSecret", Map.of("SecretName", name, "ForceDeleteWithoutRecovery", "true")));
    }

    /** The key goes when the clock is moved beyond its days of waiting, at the end of a round. */
    private static void usesKeys(Client client, String name) throws IOException {
        String spec = client.random().nextBoolean() ? "Aliyun_AES_256" : "EC_P256";
        String keyId = client.json(new Call("CreateKey", Map.of("KeySpec", spec, "Tags", tags("team", name))))
                .field("KeyId");
        Map<String, String> key = Map.of("KeyId", keyId);
        client.any(new Call("CreateAlias", Map.of("KeyId", keyId, "AliasName", "alias/" + name)));
        client.any(new Call("DescribeKey", key));
        client.any(new Call("ListAliasesByKeyId", key));
        client.any(new Call("DeleteAlias", Map.of("AliasName", "alias/" + name)));
        client.any(new Call("DisableKey", key));
        client.any(new Call("ListKeys", Map.of()));
        client.any(new Call("ScheduleKeyDeletion", Map.of("KeyId", keyId, "PendingWindowInDays", "7")));
    }

    private static void usesAccessPoints(Client client, String name) throws IOException {
        Map<String, String> named = Map.of("Name", name);
        client.any(new Call(
                "CreatePolicy",
                Map.of(
                        "Name", name,
                        "Permissions", "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                        "Resources", "[\"key/*\"]")));
        client.any(new Call("CreateApplicationAccessPoint", Map.of("Name", name, "Policies", "[\"" + name + "\"]")));
        if (client.random().nextInt(10) == 0) {
            String clientKeyId = client.json(
                            new Call("CreateClientKey", Map.of("AapName", name, "Password", "Passw0rd_1234")))
                    .field("ClientKeyId");
            client.any(new Call("ListClientKeys", Map.of("AapName", name)));
            client.any(new Call("DeleteClientKey", Map.of("ClientKeyId", clientKeyId)));
        }
        client.any(new Call("DescribeApplicationAccessPoint", named));
        client.any(new Call("ListApplicationAccessPoints", Map.of()));
        client.any(new Call("DeleteApplicationAccessPoint", named));
        client.any(new Call("DeletePolicy", named));
    }

    private void setsPolicies(Client client, String name) throws IOException {
        client.any(new Call("SetKeyPolicy", Map.of("KeyId", instance.keyId(), "Policy", POLICY)));
        client.any(new Call("GetKeyPolicy", Map.of("KeyId", instance.keyId())));
    }

    private void usesAnInstance(Client client, String name) throws IOException {
        client.granted("Encrypt by a client key", instance.encrypt());
        client.granted("GetSecretValue by a client key", instance.getSecretValue());
        byte[] forged = instance.encrypt();
        forged[forged.length - 1]++;
        client.refused("a forged Encrypt", forged);
    }

    private void isRefused(Client client, String name) throws IOException {
        client.refused(new Call("GetSecretValue", Map.of("SecretName", "missing/" + UUID.randomUUID())));
        client.refused(new Call("DescribeKey", Map.of()));
        client.refused(new Call("No" + client.random().nextInt(1_000_000), Map.of()));
        client.refused(
                new Call("CreateKey", Map.of("KeySpec", "EC_P" + client.random().nextInt(1_000_000))));
        client.refused(new Call("Encrypt", Map.of("KeyId", "missing-" + UUID.randomUUID(), "Plaintext", "AAAA")));
        byte[] forged = new Call("Decrypt", Map.of("CiphertextBlob", "forged")).signedV1InBody();
        forged[forged.length - 1]++;
        client.refused("a forged Decrypt", forged);
    }

    private static void usesControls(Client client, String name) throws IOException {
        client.granted("health", ControlCalls.health());
        client.granted("recorded calls", ControlCalls.get("requests?caller=" + name));
        client.granted("the clock", ControlCalls.get("clock"));
        client.refused("a fault without anything", ControlCalls.post("faults", "{}"));
        client.refused("a state that is none", ControlCalls.put("state", "{\"kmsFakeState\":1,\"keys\":[[]]}"));
    }

    /** Within the limit for bodies, but refused for what they say. */
    private static void sendsLargeBodies(Client client, String name) throws IOException {
        String text = "x".repeat(client.random().nextInt(LARGEST_BODY / 2, LARGEST_BODY));
        client.refused(
                "a large parameter",
                new Call("CreateSecret", Map.of("SecretName", name, "VersionId", "v1", "SecretData", text))
                        .signedV1InBody());
        client.refused("a large unknown call", new Call("No", Map.of("Text", text)).signedV1InBody());
    }

    private static String tags(String key, String value) {
        return "[{\"TagKey\":\"" + key + "\",\"TagValue\":\"" + value + "\"}]";
    }
}
