package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that one account has in one region, as a value: what a region begins with, and what it is asked for to be kept.
 * Each list is in the order of creation.
 *
 * @param defaultInstanceId the instance that takes what is created without one
 * @param importSecret what seals the tokens of imports, once one was asked for
 */
public record RegionState(
        List<KmsInstance> instances,
        Optional<String> defaultInstanceId,
        List<NetworkRule> networkRules,
        List<Policy> policies,
        List<ApplicationAccessPoint> accessPoints,
        List<ClientKey> clientKeys,
        List<Key> keys,
        List<Alias> aliases,
        List<Secret> secrets,
        List<ManagedDataKey> managedDataKeys,
        Optional<SecretBytes> importSecret) {

    public static final RegionState NONE = of(List.of(), Optional.empty(), List.of());

    /** What a server's settings can put in a place. */
    public static RegionState of(
            List<KmsInstance> instances, Optional<String> defaultInstanceId, List<ManagedDataKey> dataKeys) {
        return new RegionState(
                instances,
                defaultInstanceId,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                dataKeys,
                Optional.empty());
    }

    /** What the settings of a server say that there is. Loops, since each start comes by here, and lambdas take time. */
    static RegionState ofSeeds(
            Scope scope,
            List<InstanceSeed> seeds,
            List<ManagedDataKeySeed> dataKeys,
            Sources sources,
            Instant beginning) {
        List<KmsInstance> instances = new ArrayList<>();
        Optional<String> standard = Optional.empty();
        for (InstanceSeed seed : seeds) {
            if (seed.scope().equals(scope)) {
                instances.add(seed.toModel(beginning));
                standard = seed.standard() ? Optional.of(seed.id()) : standard;
            }
        }
        List<ManagedDataKey> keys = new ArrayList<>();
        for (ManagedDataKeySeed seed : dataKeys) {
            keys.add(seed.toModel(sources));
        }
        return of(List.copyOf(instances), standard, List.copyOf(keys));
    }

    public boolean isNothing() {
        return equals(NONE);
    }
}
