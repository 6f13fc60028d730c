package io.github.kmsfake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fake that runs elsewhere, in a container or as the standalone jar, by its control endpoints below {@code /_kms-fake/}.
 * A server in this process is better asked itself, see {@link KmsFakeServer}.
 *
 * <pre>{@code
 * KmsFakeControl control = KmsFakeControl.at("127.0.0.1:4590");
 * control.reset();
 * }</pre>
 *
 * <p>It talks plain HTTP and keeps nothing but the address. Instances are safe for use by many threads. Methods throw {@link
 * IllegalStateException}, with one sentence, if the fake does not answer within ten seconds or refuses, as it does when
 * it was started without control endpoints; and {@link IllegalArgumentException}, with the fake's own sentence, if it
 * refuses what it was given.
 */
public final class KmsFakeControl implements KmsFakeAdmin {
    private static final int MOST_PORT = 65_535;

    private record Health(String status) {}

    private record SnapshotId(String id) {}

    private record ClientKeys(List<ClientKey> clientKeys) {}

    private record ClientKey(String keyId, String privateKeyData) {}

    private final ControlClient client;

    private KmsFakeControl(ControlClient client) {
        this.client = client;
    }

    /**
     * The control endpoints of one fake. Nothing is sent yet.
     *
     * @param endpoint host and port of its plain HTTP listener, such as {@code 127.0.0.1:4590}
     * @return a client for them
     * @throws IllegalArgumentException if that is no host and port
     */
    public static KmsFakeControl at(String endpoint) {
        if (!isHostAndPort(endpoint)) {
            throw new IllegalArgumentException(
                    "an endpoint is a host and a port, such as 127.0.0.1:4590, but this is \"" + endpoint + "\"");
        }
        return new KmsFakeControl(new ControlClient(endpoint));
    }

    /** As the HTTP client sees it, to whom a name with an underscore, say, is none. */
    private static boolean isHostAndPort(String endpoint) {
        try {
            URI address = new URI("http", endpoint, null, null, null);
            return endpoint.equals(address.getHost() + ":" + address.getPort())
                    && address.getPort() > 0
                    && address.getPort() <= MOST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Whether the fake serves.
     *
     * @return false if nothing answers, or something that is no healthy fake
     */
    public boolean isHealthy() {
        try {
            return client.get("health", Health.class).status().equals("UP");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public KmsFakeInfo info() {
        return client.get("info", KmsFakeInfo.class);
    }

    @Override
    public String caCertificatePem() {
        return client.get("ca.pem");
    }

    @Override
    public String instanceId() {
        return info().instance();
    }

    @Override
    public void reset() {
        client.post("reset", Map.of());
    }

    @Override
    public KmsFakeCalls calls() {
        return new KmsFakeCalls(new RemoteTarget(client));
    }

    @Override
    public KmsFakeFaults faults() {
        return new KmsFakeFaults(new RemoteTarget(client));
    }

    @Override
    public KmsFakeClock clock() {
        return new KmsFakeClock(new RemoteTarget(client));
    }

    @Override
    public LeastPrivilege leastPrivilege() {
        return client.get("least-privilege", LeastPrivilege.class);
    }

    @Override
    public LeastPrivilege leastPrivilegeOfCaller(String callerId) {
        return client.get("least-privilege" + ControlClient.query("clientKey", callerId), LeastPrivilege.class);
    }

    @Override
    public LeastPrivilege leastPrivilegeOfAccessPoint(String name) {
        return client.get("least-privilege" + ControlClient.query("aap", name), LeastPrivilege.class);
    }

    @Override
    public void sourceAddress(String address) {
        client.post("source-address", Map.of("address", address));
    }

    @Override
    public void clearSourceAddress() {
        client.delete("source-address");
    }

    @Override
    public String exportState() {
        return client.get("state");
    }

    @Override
    public void importState(String document) {
        client.put("state", document);
    }

    @Override
    public void reloadState() {
        client.post("state?reload", Map.of());
    }

    @Override
    public StateSnapshot snapshot() {
        String json = client.post("snapshots", Map.of()).body();
        return new StateSnapshot(
                client.endpoint(), client.read(SnapshotId.class, json).id());
    }

    @Override
    public void restore(StateSnapshot snapshot) {
        client.post("snapshots/" + snapshot.of(client.endpoint(), String.class), Map.of());
    }

    @Override
    public String clientKeyContent(String clientKeyId) {
        Map<String, String> files = new LinkedHashMap<>();
        client.get("client-keys", ClientKeys.class)
                .clientKeys()
                .forEach(key -> files.put(key.keyId(), key.privateKeyData()));
        return KmsFakeServer.clientKeyContent(clientKeyId, files);
    }

    /** Where it is, for logs and debuggers; the fake is asked for its region, for a second at most. */
    @Override
    public String toString() {
        return "KmsFakeControl (endpoint " + client.endpoint() + ", " + region() + ")";
    }

    private String region() {
        try {
            return "region "
                    + client.read(KmsFakeInfo.class, client.getSoon("info")).region();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "which does not answer";
        }
    }
}
