package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyKind.Creator;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.state.Contents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an account has in a region. */
record Place(
        @Nullable @Matches(Document.ACCOUNT) @Says("whose this is, 16 digits; the server's own account unless given")
        String account,

        @Nullable @Matches("[a-z0-9][a-z0-9-]{0,62}") @Says("in which region; the server's own unless given")
        String region,

        @Nullable @Says("KMS instances; if no part of the document has this field, those of the server's settings")
        List<InstanceEntry> instances,

        @Nullable @Says("the id of the instance that takes what is created without one")
        String defaultInstance,

        @Nullable @Says("network rules") List<NetworkRuleEntry> networkRules,
        @Nullable @Says("permission policies") List<PolicyEntry> policies,
        @Nullable @Says("application access points") List<AccessPointEntry> accessPoints,
        @Nullable @Says("client keys of access points") List<ClientKeyEntry> clientKeys,
        @Nullable @Says("keys") List<KeyEntry> keys,
        @Nullable @Says("aliases of keys") List<AliasEntry> aliases,
        @Nullable @Says("secrets") List<SecretEntry> secrets,

        @Nullable @Says("managed data keys; if no part of the document has this field, those of the server's settings")
        List<DataKeyEntry> managedDataKeys,

        @Nullable @Says("what seals the tokens of imports, 32 bytes as Base64; new unless given")
        Base64Bytes importSecret) {

    private static final int IMPORT_SECRET_BYTES = 32;

    static Place of(Scope scope, Contents contents) {
        Set<String> keyIds = new HashSet<>();
        contents.keys().forEach(key -> keyIds.add(key.id()));
        return new Place(
                scope.accountId(),
                scope.regionId(),
                entries(contents.instances(), InstanceEntry::of),
                contents.defaultInstanceId().orElse(null),
                Texts.unlessEmpty(entries(contents.networkRules(), NetworkRuleEntry::of)),
                Texts.unlessEmpty(entries(contents.policies(), PolicyEntry::of)),
                Texts.unlessEmpty(entries(contents.accessPoints(), AccessPointEntry::of)),
                Texts.unlessEmpty(entries(contents.clientKeys(), ClientKeyEntry::of)),
                Texts.unlessEmpty(entries(contents.keys(), KeyEntry::of)),
                Texts.unlessEmpty(entries(contents.aliases(), AliasEntry::of)),
                Texts.unlessEmpty(entries(contents.secrets(), secret -> SecretEntry.of(secret, keyIds))),
                entries(contents.managedDataKeys(), DataKeyEntry::of),
                contents.importSecret()
                        .map(secret -> Base64Bytes.of(secret.encoded()))
                        .orElse(null));
    }

    private static <M, E> List<E> entries(List<M> models, Function<M, E> entry) {
        return models.stream().map(entry).toList();
    }

    /** Whether it says nothing but whose it is. */
    boolean isNothing() {
        return equals(new Place(account, region, null, null, null, null, null, null, null, null, null, null, null));
    }

    /** What the place holds; {@code usual} is what the settings put there, for what the document does not speak of. */
    Contents plant(Planting planting, Contents usual, Taken taken) {
        List<KmsInstance> plantedInstances = instances(planting, usual, taken);
        Set<String> instanceIds = new HashSet<>();
        plantedInstances.forEach(instance -> instanceIds.add(instance.id()));
        Map<String, Key> plantedKeys = keys(planting, instanceIds);
        List<ApplicationAccessPoint> points =
                named(planting, accessPoints, AccessPointEntry::name, AccessPointEntry::plant);
        planting.requireKnown(instanceIds, defaultInstance, this, "defaultInstance", "instance");
        return new Contents(
                plantedInstances,
                Optional.ofNullable(defaultInstance)
                        .or(() -> instances == null ? usual.defaultInstanceId() : Optional.empty()),
                named(planting, networkRules, NetworkRuleEntry::name, NetworkRuleEntry::plant),
                named(planting, policies, PolicyEntry::name, PolicyEntry::plant),
                points,
                clientKeys(planting, points, taken),
                List.copyOf(plantedKeys.values()),
                aliases(planting, plantedKeys),
                secrets(planting, plantedKeys, instanceIds),
                managedDataKeys == null
                        ? usual.managedDataKeys()
                        : named(planting, managedDataKeys, DataKeyEntry::name, entry -> entry.plant(planting)),
                importSecret(planting));
    }

    private List<KmsInstance> instances(Planting planting, Contents usual, Taken taken) {
        if (instances == null) {
            usual.instances().forEach(instance -> taken.instanceIds().add(instance.id()));
            return usual.instances();
        }
        List<KmsInstance> planted = new ArrayList<>();
        for (InstanceEntry entry : instances) {
            planting.requireNew(taken.instanceIds(), entry.id(), entry, "id");
            planted.add(entry.plant(planting));
        }
        return List.copyOf(planted);
    }

    /** What entries describe whose names have to differ. */
    private static <E extends Record, M> List<M> named(
            Planting planting, @Nullable List<E> entries, Function<E, String> name, Function<E, M> plant) {
        Set<String> names = new HashSet<>();
        List<M> planted = new ArrayList<>();
        for (E entry : Texts.orNone(entries)) {
            planting.requireNew(names, name.apply(entry), entry, "name");
            planted.add(plant.apply(entry));
        }
        return List.copyOf(planted);
    }

    private List<ClientKey> clientKeys(Planting planting, List<ApplicationAccessPoint> points, Taken taken) {
        Map<String, Integer> perPoint = new LinkedHashMap<>();
        points.forEach(point -> perPoint.put(point.name(), 0));
        List<ClientKey> planted = new ArrayList<>();
        for (ClientKeyEntry entry : Texts.orNone(clientKeys)) {
            planting.requireKnown(perPoint.keySet(), entry.accessPoint(), entry, "accessPoint", "access point");
            planting.require(
                    perPoint.merge(entry.accessPoint(), 1, Integer::sum) <= ApplicationAccessPoint.MOST_CLIENT_KEYS,
                    entry,
                    "accessPoint",
                    "an access point has up to " + ApplicationAccessPoint.MOST_CLIENT_KEYS + " client keys");
            ClientKey key = entry.plant(planting, taken.clientKeyFiles()::put);
            planting.requireNew(taken.clientKeyIds(), key.id(), entry, "id");
            planted.add(key);
        }
        return List.copyOf(planted);
    }

    private Map<String, Key> keys(Planting planting, Set<String> instanceIds) {
        Map<String, Key> planted = new LinkedHashMap<>();
        Set<String> versionIds = new HashSet<>();
        for (KeyEntry entry : Texts.orNone(keys)) {
            planting.requireKnown(instanceIds, entry.instance(), entry, "instance", "instance");
            Key key = entry.plant(planting, versionIds);
            planting.require(planted.put(key.id(), key) == null, entry, "id", "\"" + key.id() + "\" is there twice");
        }
        return planted;
    }

    private List<Alias> aliases(Planting planting, Map<String, Key> plantedKeys) {
        Set<String> names = new HashSet<>();
        List<Alias> planted = new ArrayList<>();
        List<Key> all = List.copyOf(plantedKeys.values());
        for (int i = 0; i < all.size(); i++) {
            KeyEntry entry = Texts.orNone(keys).get(i);
            for (String name : Texts.orNone(entry.aliases())) {
                planting.requireNew(names, name, entry, "aliases");
                planted.add(alias(planting, name, all.get(i), entry, "aliases"));
            }
        }
        for (AliasEntry entry : Texts.orNone(aliases)) {
            planting.requireKnown(plantedKeys.keySet(), entry.key(), entry, "key", "key");
            planting.requireNew(names, entry.name(), entry, "name");
            planted.add(
                    alias(planting, entry.name(), Objects.requireNonNull(plantedKeys.get(entry.key())), entry, "name"));
        }
        return List.copyOf(planted);
    }

    /** The keys of other products may have the names that those give them, all others may not. */
    private static Alias alias(Planting planting, String name, Key key, Record entry, String field) {
        planting.require(
                name.matches(Alias.NAME)
                        || (key.kind().creator() == Creator.SERVICE && name.matches(Alias.SERVICE_NAME)),
                entry,
                field,
                Codecs.shortened(name) + " does not match " + Alias.NAME);
        return new Alias(name, key.id());
    }

    private List<Secret> secrets(Planting planting, Map<String, Key> plantedKeys, Set<String> instanceIds) {
        Set<String> names = new HashSet<>();
        List<Secret> planted = new ArrayList<>();
        for (SecretEntry entry : Texts.orNone(secrets)) {
            planting.requireKnown(instanceIds, entry.instance(), entry, "instance", "instance");
            Secret secret = entry.plant(planting, plantedKeys);
            planting.requireNew(names, secret.name(), entry, "name");
            planted.add(secret);
        }
        return List.copyOf(planted);
    }

    private Optional<SecretBytes> importSecret(Planting planting) {
        if (importSecret == null) {
            return Optional.empty();
        }
        planting.require(
                Objects.requireNonNull(importSecret).length() == IMPORT_SECRET_BYTES,
                this,
                "importSecret",
                "must be " + IMPORT_SECRET_BYTES + " bytes");
        return Optional.of(new SecretBytes(importSecret.bytes()));
    }
}
