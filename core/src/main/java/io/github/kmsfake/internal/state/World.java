package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts and regions. Regions come into being when they are first looked at. */
public final class World {
    private final Sources sources;
    private final AccountStatus initialStatus;
    private final WorldState initial;
    private volatile Generation generation;

    /** A world in the initial state that settings describe. */
    public World(
            Sources sources,
            AccountStatus initialStatus,
            List<InstanceSeed> seeds,
            Map<Scope, List<ManagedDataKeySeed>> dataKeys) {
        this.sources = sources;
        this.initialStatus = initialStatus;
        this.initial = new WorldState(ofSeeds(sources, seeds, dataKeys), Map.of());
        this.generation = new Generation(initial);
    }

    private static Map<Scope, RegionState> ofSeeds(
            Sources sources, List<InstanceSeed> seeds, Map<Scope, List<ManagedDataKeySeed>> dataKeys) {
        Instant beginning = sources.now();
        Set<Scope> scopes = new LinkedHashSet<>(dataKeys.keySet());
        for (InstanceSeed seed : seeds) {
            scopes.add(seed.scope());
        }
        Map<Scope, RegionState> regions = new HashMap<>();
        for (Scope scope : scopes) {
            List<ManagedDataKeySeed> keys = dataKeys.getOrDefault(scope, List.of());
            regions.put(scope, RegionState.ofSeeds(scope, seeds, keys, sources, beginning));
        }
        return Map.copyOf(regions);
    }

    public Sources sources() {
        return sources;
    }

    /** The state that the settings describe. */
    public WorldState initial() {
        return initial;
    }

    /** All that there is now, accounts that have nothing but their usual status left out. */
    public WorldState state() {
        return generation.state();
    }

    /** Applies all that is due, so that the state is quickly had. */
    public void applyDueChanges() {
        for (Region region : generation.regions()) {
            region.reading(() -> region);
        }
    }

    /** Puts another state in the place of this one, at once. Calls under way end in the state in which they began. */
    public void become(WorldState state) {
        generation = new Generation(state);
    }

    public Region region(Scope scope) {
        return generation.region(scope);
    }

    public List<Scope> scopesWith(String path) {
        return generation.regions().stream()
                .filter(region -> region.has(path))
                .map(Region::scope)
                .toList();
    }

    /** A client key with the account and region that it belongs to. */
    public record FoundClientKey(Scope scope, ClientKey key) {}

    /** The client key of that id, wherever it is: a caller that signs with one names no account. */
    public Optional<FoundClientKey> clientKey(String id) {
        for (Region region : generation.regions()) { // no stream, since each call with a client key asks
            Optional<ClientKey> found = region.peeking(() -> region.clientKeys().find(id));
            if (found.isPresent()) {
                return Optional.of(new FoundClientKey(region.scope(), found.get()));
            }
        }
        return Optional.empty();
    }

    /** What exists between two resets. */
    private final class Generation {
        private final WorldState origin;

        /** Whether all regions of the origin have been looked at. */
        private volatile boolean complete;

        private final Map<String, Account> accounts = new ConcurrentHashMap<>();
        private final Map<Scope, Region> regions = new ConcurrentHashMap<>();

        Generation(WorldState origin) {
            this.origin = origin;
        }

        Region region(Scope scope) {
            Region known = regions.get(scope);
            return known != null ? known : regions.computeIfAbsent(scope, this::begin);
        }

        private Region begin(Scope scope) {
            return new Region(scope, account(scope.accountId()), sources, origin.of(scope));
        }

        private Account account(String id) {
            return accounts.computeIfAbsent(
                    id, unknown -> new Account(origin.accounts().getOrDefault(unknown, initialStatus)));
        }

        WorldState state() {
            origin.accounts().keySet().forEach(this::account);
            Map<Scope, RegionState> contents = new HashMap<>();
            regions().forEach(region -> contents.put(region.scope(), region.contents()));
            contents.values().removeIf(RegionState::isNothing);
            Map<String, AccountStatus> statuses = new HashMap<>();
            accounts.forEach((id, account) -> statuses.put(id, account.status()));
            statuses.entrySet()
                    .removeIf(account -> account.getValue() == initialStatus
                            && !origin.accounts().containsKey(account.getKey())
                            && contents.keySet().stream()
                                    .noneMatch(scope -> scope.accountId().equals(account.getKey())));
            return new WorldState(Map.copyOf(contents), Map.copyOf(statuses));
        }

        /** All regions, including those not used yet. */
        Collection<Region> regions() {
            if (!complete) {
                origin.regions().keySet().forEach(this::region);
                complete = true;
            }
            return regions.values();
        }
    }
}
