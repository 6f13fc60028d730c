package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts and regions. Regions come into being when they are first looked at. */
public final class World {
    private final Sources sources;
    private final AccountStatus initialStatus;
    private final List<InstanceSeed> seeds;
    private final Map<Scope, List<ManagedDataKeySeed>> dataKeys;
    private final Instant beginning;
    private volatile Era era = new Era();

    /** A world in its initial state. */
    public World(
            Sources sources,
            AccountStatus initialStatus,
            List<InstanceSeed> seeds,
            Map<Scope, List<ManagedDataKeySeed>> dataKeys) {
        this.sources = sources;
        this.initialStatus = initialStatus;
        this.seeds = List.copyOf(seeds);
        this.dataKeys = dataKeys;
        this.beginning = sources.now();
    }

    /** What one account has in one region. */
    public Region region(Scope scope) {
        return era.region(scope);
    }

    /** A client key with the account and region that it belongs to. */
    public record FoundClientKey(Scope scope, ClientKey key) {}

    /** The client key of that id, wherever it is: a caller that signs with one names no account. */
    public Optional<FoundClientKey> clientKey(String id) {
        return era.regions.values().stream()
                .flatMap(region -> region.reading(() -> region.clientKeys().find(id)).stream()
                        .map(key -> new FoundClientKey(region.scope(), key)))
                .findFirst();
    }

    /** Back to the initial state, at once. Calls under way end in the state in which they began. */
    public void reset() {
        era = new Era();
    }

    /** What exists between two resets. */
    private final class Era {
        private final Map<String, Account> accounts = new ConcurrentHashMap<>();
        private final Map<Scope, Region> regions = new ConcurrentHashMap<>();

        Region region(Scope scope) {
            Region known = regions.get(scope);
            return known != null ? known : regions.computeIfAbsent(scope, this::begin);
        }

        private Region begin(Scope scope) {
            List<InstanceSeed> planted = new ArrayList<>();
            for (InstanceSeed seed : seeds) {
                if (seed.scope().equals(scope)) {
                    planted.add(seed);
                }
            }
            Account account = accounts.computeIfAbsent(scope.accountId(), id -> new Account(initialStatus));
            return new Region(scope, account, sources, planted, dataKeys.getOrDefault(scope, List.of()), beginning);
        }
    }
}
