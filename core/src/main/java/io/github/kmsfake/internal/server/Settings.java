package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.state.InstanceSeed;
import io.github.kmsfake.internal.state.Limits;
import io.github.kmsfake.internal.state.ManagedDataKeySeed;
import io.github.kmsfake.internal.statefile.DocumentText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that can be set, checked and complete.
 *
 * @param hostNames further names by which clients reach the server
 * @param recordSecrets whether secret values are kept with the recorded calls
 * @param trustedProxies the addresses from which {@code X-Forwarded-For} is believed
 * @param state the document that describes the initial state, if one does
 * @param data where the state is kept beyond the end of the server, if it is
 */
public record Settings(
        String host,
        int port,
        int tlsPort,
        String regionId,
        Authenticator.Rules callers,
        AccountStatus accountStatus,
        List<InstanceSeed> instances,
        Map<Scope, List<ManagedDataKeySeed>> managedDataKeys,
        Duration instanceConnectTime,
        Limits limits,
        Clock clock,
        Randomness randomness,
        Function<Randomness, RsaKeySource> rsaKeys,
        boolean control,
        List<HostName> hostNames,
        List<AddressBlock> trustedProxies,
        boolean recordSecrets,
        Duration idleTimeout,
        Supplier<CertificateAuthority> authority,
        Optional<DocumentText> state,
        Optional<String> data) {

    /** The first instance that is ready in the server's own account and region, or the first at all. */
    public String instanceId() {
        Scope home = new Scope(callers.defaultAccountId(), regionId);
        return instances.stream()
                .filter(instance -> instance.status() == InstanceStatus.CONNECTED)
                .filter(instance -> instance.scope().equals(home))
                .findFirst()
                .orElse(instances.get(0))
                .id();
    }

    /** The regions that the settings name. */
    Set<String> regionIds() {
        Set<String> ids = new TreeSet<>(Set.of(regionId));
        instances.forEach(instance -> ids.add(instance.scope().regionId()));
        return ids;
    }
}
