package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.AccessControl;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.ReadableSecret;
import io.github.kmsfake.internal.model.ResourceType;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretAttributes;
import io.github.kmsfake.internal.model.Tags;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that one account has in one region, and the only class that knows how its tables hang together. Everything here
 * is called under the region's lock, which an operation takes for a whole step.
 */
public final class Region {
    private static final long PAUSE_NANOS = 100_000;

    private final ReadWriteLock lock;
    private final Scope scope;
    private final Account account;
    private final Sources sources;
    private final PrefetchedRsaKeys prefetched;
    private final Optional<String> defaultInstanceId;
    private final ImportSecret importSecret;

    private final Table<ApplicationAccessPoint> accessPoints;
    private final Table<Policy> policies;
    private final Table<NetworkRule> networkRules;
    private final Table<ClientKey> clientKeys;
    private final Keys keys;
    private final Secrets secrets;
    private final Table<ManagedDataKey> managedDataKeys;
    private final Table<KmsInstance> instances;
    private final Guard guard;
    private final Changes changes;
    private List<String> changed = List.of();

    Region(Scope scope, Account account, Sources sources, RegionState contents) {
        this.lock = new ReentrantReadWriteLock();
        this.changes = new Changes();
        this.scope = scope;
        this.account = account;
        this.sources = sources;
        this.prefetched = new PrefetchedRsaKeys(sources.rsaKeys());
        Sources whileLocked = sources.with(prefetched);
        this.importSecret = new ImportSecret(scope, sources, contents.importSecret());
        this.accessPoints = new Table<>(Table.Kind.APPLICATION_ACCESS_POINT, ApplicationAccessPoint::name, changes);
        this.policies = new Table<>(Table.Kind.POLICY, Policy::name, changes);
        this.networkRules = new Table<>(Table.Kind.NETWORK_RULE, NetworkRule::name, changes);
        this.clientKeys = new Table<>(Table.Kind.CLIENT_KEY, ClientKey::id, changes);
        this.instances = new Table<>(Table.Kind.INSTANCE, KmsInstance::id, changes);
        this.keys = new Keys(scope, whileLocked, Region.bought(instances), changes);
        this.secrets = new Secrets(scope, whileLocked, changes);
        this.managedDataKeys = new Table<>(Table.Kind.MANAGED_DATA_KEY, ManagedDataKey::name, changes);
        this.guard = Guard.OPEN;
        this.defaultInstanceId = contents.defaultInstanceId();
        instances.addAll(contents.instances());
        networkRules.addAll(contents.networkRules());
        policies.addAll(contents.policies());
        accessPoints.addAll(contents.accessPoints());
        clientKeys.addAll(contents.clientKeys());
        keys.addAll(contents.keys(), contents.aliases());
        for (Secret secret : contents.secrets()) {
            secrets.add(secret);
        }
        managedDataKeys.addAll(contents.managedDataKeys());
        changes.take();
    }

    private static ToIntFunction<String> bought(Table<KmsInstance> instances) {
        return id -> instances.find(id).map(found -> found.capacity().keyNum()).orElse(0);
    }

    public RegionState contents() {
        return reading(() -> new RegionState(
                instances.all(),
                defaultInstanceId(),
                networkRules.all(),
                policies.all(),
                accessPoints.all(),
                clientKeys.all(),
                keys.all(),
                keys.aliases().all(),
                secrets.all(),
                managedDataKeys.all(),
                importSecret.known()));
    }

    private Region(Region same, Guard guard) {
        this.lock = same.lock;
        this.changes = same.changes;
        this.scope = same.scope;
        this.account = same.account;
        this.sources = same.sources;
        this.prefetched = same.prefetched;
        this.defaultInstanceId = same.defaultInstanceId;
        this.importSecret = same.importSecret;
        this.accessPoints = same.accessPoints;
        this.policies = same.policies;
        this.networkRules = same.networkRules;
        this.clientKeys = same.clientKeys;
        this.keys = same.keys.behind(guard);
        this.secrets = same.secrets.behind(guard);
        this.managedDataKeys = same.managedDataKeys;
        this.instances = same.instances;
        this.guard = guard;
    }

    /** The same region, for a caller who has to pass a guard to each key and secret. */
    public Region behind(Guard caller) {
        return new Region(this, caller);
    }

    /** What stands between the caller and the keys and secrets. */
    public Guard guard() {
        return guard;
    }

    /** What the client keys of this region open. */
    public AccessControl accessControl() {
        return new AccessControl(clientKeys::find, accessPoints::find, policies::find, networkRules::find);
    }

    /** The paths of what was changed last through this view, which one call has to itself. */
    public List<String> changed() {
        return changed;
    }

    boolean has(String path) {
        return peeking(() -> {
            String name = path.substring(path.indexOf('/') + 1);
            return path.startsWith(Keys.VERSION_PATH)
                    ? keys.hasVersion(name)
                    : Stream.of(
                                    keys.tables(),
                                    secrets.tables(),
                                    Stream.of(
                                            accessPoints,
                                            policies,
                                            networkRules,
                                            clientKeys,
                                            instances,
                                            managedDataKeys))
                            .flatMap(tables -> tables)
                            .anyMatch(table -> table.hasPath(path));
        });
    }

    public Scope scope() {
        return scope;
    }

    public Account account() {
        return account;
    }

    public Sources sources() {
        return sources;
    }

    public Table<ApplicationAccessPoint> accessPoints() {
        return accessPoints;
    }

    public Table<Policy> policies() {
        return policies;
    }

    public Table<NetworkRule> networkRules() {
        return networkRules;
    }

    public Table<ClientKey> clientKeys() {
        return clientKeys;
    }

    public Keys keys() {
        return keys;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Table<ManagedDataKey> managedDataKeys() {
        return managedDataKeys;
    }

    /** Refuses a secret whose name is taken, one too many, or one for an instance that is not there or not ready. */
    public void requireRoomForSecret(SecretAttributes kind) {
        secrets.requireFree(kind.name());
        requireInstance(kind.instance());
        kind.instance().ifPresent(id -> {
            if (secrets.countIn(id) >= instances.require(id).capacity().secretNum()) {
                throw ErrorCode.LIMIT_EXCEEDED.because(
                        "instance " + id + " has " + secrets.countIn(id)
                                + " secrets, as many as were bought; SecretNum of the instance in the settings or the state changes that");
            }
        });
    }

    /**
     * The version of a secret that a label or an id names, if its value can be shown now, or the refusal: the instance
     * must be ready, the secret not pending deletion, and the key that encrypts it in use.
     */
    public ReadableSecret readSecret(String name, @Nullable String versionId, @Nullable String stage) {
        Secret found = secrets.require(name, ErrorCode.RESOURCE_NOT_FOUND);
        requireInstance(found.kind().instance());
        found.requireLive();
        keys.requireToDecrypt(found).ifPresent(Key::requireEncrypting);
        return new ReadableSecret(found, found.require(versionId, stage));
    }

    /** What has tags, of one type: each resource's id with its tags, in the order of creation. */
    public Map<String, Tags> tags(ResourceType type) {
        Map<String, Tags> tags = new LinkedHashMap<>();
        switch (type) {
            case KEY -> keys.all().forEach(key -> tags.put(key.id(), key.tags()));
            case SECRET -> secrets.all().forEach(secret -> tags.put(secret.name(), secret.tags()));
            case INSTANCE -> instances.all().forEach(instance -> tags.put(instance.id(), instance.tags()));
        }
        return tags;
    }

    /** The id of the resource that an id or an ARN names, if there is one. */
    public Optional<String> taggedId(ResourceType type, String name) {
        return switch (type) {
            case KEY -> keys.findById(name).map(Key::id);
            case SECRET -> secrets.find(name).map(Secret::name);
            case INSTANCE -> instances.find(name).map(KmsInstance::id);
        };
    }

    /** Lets the caller see the tags of a resource that there is, or refuses. */
    public void admitToTags(ResourceType type, String id) {
        switch (type) {
            case KEY -> keys.requireById(id);
            case SECRET -> secrets.require(id);
            case INSTANCE -> instances.require(id).requireTags();
        }
    }

    /**
     * A change of a resource's tags, to be run once all that belongs to the call is known to be possible; or the
     * refusal.
     */
    public Runnable retagging(ResourceType type, String id, UnaryOperator<Tags> change) {
        return switch (type) {
            case KEY -> retagging(keys.requireById(id), Key::tags, change, Key::withTags, keys::replace);
            case SECRET -> retagging(secrets.require(id), Secret::tags, change, Secret::withTags, secrets::replace);
            case INSTANCE ->
                retagging(instances.require(id), KmsInstance::tags, change, KmsInstance::withTags, instances::replace);
        };
    }

    private static <T> Runnable retagging(
            T found,
            Function<T, Tags> tags,
            UnaryOperator<Tags> change,
            BiFunction<T, Tags, T> with,
            Consumer<T> replace) {
        T changed = with.apply(found, change.apply(tags.apply(found)));
        return () -> replace.accept(changed);
    }

    /** What seals the tokens of the imports into this region; drawn if there is none yet. */
    public SecretBytes drawImportSecret() {
        return importSecret.draw();
    }

    /** The same, if it was drawn: without it there are no tokens of this region. */
    public Optional<SecretBytes> importSecret() {
        return importSecret.known();
    }

    /** Refuses a key too many, or one for an instance that is not there or not ready. */
    public void requireRoomForKey(KeyAttributes kind) {
        requireInstance(kind.instance());
        keys.requireRoom(kind);
    }

    /** Refuses what needs the instance of a key or secret, if it has one, where that is not ready. */
    public void requireInstance(Optional<String> id) {
        id.ifPresent(known -> instances.require(known).requireConnected(sources.now()));
    }

    public void removeInstance(String id) {
        instances.remove(id);
        keys.removeIn(id);
        secrets.removeIn(id);
    }

    public Table<KmsInstance> instances() {
        return instances;
    }

    /** The instance that takes what is created without one; it may have been released since. */
    public Optional<String> defaultInstanceId() {
        return defaultInstanceId.filter(instances::has);
    }

    /** Refuses another client key where the access point is unknown or has as many as it can have. */
    public void requireRoomForClientKey(String accessPoint) {
        accessPoints.require(accessPoint);
        if (clientKeys.count(key -> key.aapName().equals(accessPoint)) >= ApplicationAccessPoint.MOST_CLIENT_KEYS) {
            throw ErrorCode.LIMIT_EXCEEDED.because("access point " + accessPoint + " has "
                    + ApplicationAccessPoint.MOST_CLIENT_KEYS + " client keys, which is the most");
        }
    }

    /** Deletes an access point. Its client keys open nothing without it and go with it. */
    public void removeAccessPoint(String name) {
        accessPoints.remove(name);
        clientKeys.removeIf(key -> key.aapName().equals(name));
    }

    /** Does something that changes nothing, beside others of the kind. */
    public <T> T reading(Supplier<T> work) {
        return isDueWithin(0) ? writing(work) : holding(lock.readLock(), work);
    }

    /** Does something that a call changes this region with, alone, if there is memory for more. */
    public <T> T changing(Supplier<T> work) {
        sources.heap().requireRoom();
        return writing(work);
    }

    /**
     * Does something that may change this region, alone. If it needs an RSA key, or something due does, the lock is free
     * while the key is made, and all begins again afterwards; so it checks everything before it changes anything.
     */
    public <T> T writing(Supplier<T> work) {
        while (true) {
            try {
                return holding(lock.writeLock(), () -> {
                    applyDueChanges();
                    changes.take();
                    T result = work.get();
                    changed = changes.take();
                    return result;
                });
            } catch (PrefetchedRsaKeys.NotFetchedException e) {
                prefetched.fetch();
            }
        }
    }

    /** Looks at what time never changes, such as access points and their client keys: nothing that is due is applied. */
    public <T> T peeking(Supplier<T> work) {
        return holding(lock.readLock(), work);
    }

    /**
     * Whether something is due, or will be within a second: to apply it may take longer than an event loop can wait, and
     * whoever is told that nothing is due has that second to take the lock.
     */
    public boolean isSoonDue() {
        return isDueWithin(1);
    }

    private void applyDueChanges() {
        Instant now = sources.now();
        while (!now.isBefore(nextDue())) { // again if another call has done a part of it during a pause
            prefetched.forgetMissing();
            keys.applyDueChanges(now, this::letOthersIn);
            secrets.applyDueChanges(now, this::letOthersIn);
            prefetched.requireNoneMissing();
        }
    }

    /** Frees the lock for a moment: a call that authenticates with a client key looks for it on an event loop. */
    private void letOthersIn() {
        lock.writeLock().unlock();
        try {
            LockSupport.parkNanos(PAUSE_NANOS);
        } finally {
            lock.writeLock().lock();
        }
    }

    /** Most regions never have anything due, which costs less to ask than the time. */
    private boolean isDueWithin(long seconds) {
        Instant next = nextDue();
        return next.isBefore(Instant.MAX) && !sources.now().plusSeconds(seconds).isBefore(next);
    }

    private Instant nextDue() {
        Instant ofKeys = keys.nextDue();
        Instant ofSecrets = secrets.nextDue();
        return ofKeys.isBefore(ofSecrets) ? ofKeys : ofSecrets;
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
