package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes.Creator;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import io.github.kmsfake.internal.schema.DocumentException;
import io.github.kmsfake.internal.state.RegionState;
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
record RegionEntry(
        @Nullable
        @Matches(Document.ACCOUNT)
        @Description("whose this is, 16 digits; the server's own account unless given")
        String account,

        @Nullable @Matches("[a-z0-9][a-z0-9-]{0,62}") @Description("in which region; the server's own unless given")
        String region,

        @Nullable
        @Description("KMS instances; if no part of the document has this field, those of the server's settings")
        List<InstanceEntry> instances,

        @Nullable @Description("the id of the instance that takes what is created without one")
        String defaultInstance,

        @Nullable @Description("network rules") List<NetworkRuleEntry> networkRules,
        @Nullable @Description("permission policies") List<PolicyEntry> policies,
        @Nullable @Description("application access points") List<AccessPointEntry> accessPoints,

        @Nullable @Description("client keys of access points")
        List<ClientKeyEntry> clientKeys,

        @Nullable @Description("keys") List<KeyEntry> keys,
        @Nullable @Description("aliases of keys") List<AliasEntry> aliases,
        @Nullable @Description("secrets") List<SecretEntry> secrets,

        @Nullable
        @Description("managed data keys; if no part of the document has this field, those of the server's settings")
        List<DataKeyEntry> managedDataKeys,

        @Nullable @Description("what seals the tokens of imports, 32 bytes as Base64; new unless given")
        Base64Bytes importSecret) {

    /** What says nothing at all. */
    static final RegionEntry NOTHING =
            new RegionEntry(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final int IMPORT_SECRET_BYTES = 32;

    static RegionEntry of(Scope scope, RegionState contents) {
        Set<String> keyIds = new HashSet<>();
        contents.keys().forEach(key -> keyIds.add(key.id()));
        return new RegionEntry(
                scope.accountId(),
                scope.regionId(),
                entries(contents.instances(), InstanceEntry::of),
                contents.defaultInstanceId().orElse(null),
                Defaults.unlessEmpty(entries(contents.networkRules(), NetworkRuleEntry::of)),
                Defaults.unlessEmpty(entries(contents.policies(), PolicyEntry::of)),
                Defaults.unlessEmpty(entries(contents.accessPoints(), AccessPointEntry::of)),
                Defaults.unlessEmpty(entries(contents.clientKeys(), ClientKeyEntry::of)),
                Defaults.unlessEmpty(entries(contents.keys(), KeyEntry::of)),
                Defaults.unlessEmpty(entries(contents.aliases(), AliasEntry::of)),
                Defaults.unlessEmpty(entries(contents.secrets(), secret -> SecretEntry.of(secret, keyIds))),
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
        return equals(
                new RegionEntry(account, region, null, null, null, null, null, null, null, null, null, null, null));
    }

    /** What the place holds; {@code usual} is what the settings put there, for what the document does not speak of. */
    RegionState toModel(EntryContext context, RegionState usual, UsedIds taken) {
        List<KmsInstance> allInstances = instances(context, usual, taken);
        Set<String> instanceIds = new HashSet<>();
        allInstances.forEach(instance -> instanceIds.add(instance.id()));
        Map<String, Key> keysById = keys(context, instanceIds);
        List<ApplicationAccessPoint> points =
                named(context, accessPoints, AccessPointEntry::name, AccessPointEntry::toModel);
        context.requireKnown(instanceIds, defaultInstance, "defaultInstance", "instance");
        return new RegionState(
                allInstances,
                Optional.ofNullable(defaultInstance)
                        .or(() -> instances == null ? usual.defaultInstanceId() : Optional.empty()),
                named(context, networkRules, NetworkRuleEntry::name, NetworkRuleEntry::toModel),
                named(context, policies, PolicyEntry::name, PolicyEntry::toModel),
                points,
                clientKeys(context, points, taken),
                List.copyOf(keysById.values()),
                aliases(context, keysById),
                secrets(context, keysById, instanceIds),
                managedDataKeys == null
                        ? usual.managedDataKeys()
                        : named(
                                context,
                                managedDataKeys,
                                DataKeyEntry::name,
                                entry -> entry.toModel(context.at(entry))),
                importSecret(context));
    }

    private List<KmsInstance> instances(EntryContext context, RegionState usual, UsedIds taken) {
        if (instances == null) {
            usual.instances().forEach(instance -> taken.instanceIds().add(instance.id()));
            return usual.instances();
        }
        List<KmsInstance> models = new ArrayList<>();
        for (InstanceEntry entry : instances) {
            context.at(entry).requireNew(taken.instanceIds(), entry.id(), "id");
            models.add(entry.toModel(context.at(entry)));
        }
        return List.copyOf(models);
    }

    /** What entries describe whose names have to differ. */
    private static <E extends Record, M> List<M> named(
            EntryContext context, @Nullable List<E> entries, Function<E, String> name, Function<E, M> toModel) {
        Set<String> names = new HashSet<>();
        List<M> models = new ArrayList<>();
        for (E entry : Defaults.orNone(entries)) {
            context.at(entry).requireNew(names, name.apply(entry), "name");
            models.add(toModel.apply(entry));
        }
        return List.copyOf(models);
    }

    private List<ClientKey> clientKeys(EntryContext context, List<ApplicationAccessPoint> points, UsedIds taken) {
        Map<String, Integer> perPoint = new LinkedHashMap<>();
        points.forEach(point -> perPoint.put(point.name(), 0));
        List<ClientKey> models = new ArrayList<>();
        for (ClientKeyEntry entry : Defaults.orNone(clientKeys)) {
            EntryContext at = context.at(entry);
            at.requireKnown(perPoint.keySet(), entry.accessPoint(), "accessPoint", "access point");
            at.require(
                    perPoint.merge(entry.accessPoint(), 1, Integer::sum) <= ApplicationAccessPoint.MOST_CLIENT_KEYS,
                    "accessPoint",
                    "an access point has up to " + ApplicationAccessPoint.MOST_CLIENT_KEYS + " client keys");
            ClientKey key = entry.toModel(at, taken.clientKeyFiles()::put);
            at.requireNew(taken.clientKeyIds(), key.id(), "id");
            models.add(key);
        }
        return List.copyOf(models);
    }

    private Map<String, Key> keys(EntryContext context, Set<String> instanceIds) {
        Map<String, Key> models = new LinkedHashMap<>();
        Set<String> versionIds = new HashSet<>();
        for (KeyEntry entry : Defaults.orNone(keys)) {
            EntryContext at = context.at(entry);
            at.requireKnown(instanceIds, entry.instance(), "instance", "instance");
            Key key = entry.toModel(at, versionIds);
            at.require(models.put(key.id(), key) == null, "id", "\"" + key.id() + "\" is there twice");
        }
        return models;
    }

    private List<Alias> aliases(EntryContext context, Map<String, Key> keysById) {
        Set<String> names = new HashSet<>();
        List<Alias> models = new ArrayList<>();
        List<Key> all = List.copyOf(keysById.values());
        for (int i = 0; i < all.size(); i++) {
            KeyEntry entry = Defaults.orNone(keys).get(i);
            for (String name : Defaults.orNone(entry.aliases())) {
                context.at(entry).requireNew(names, name, "aliases");
                models.add(alias(context.at(entry), name, all.get(i), "aliases"));
            }
        }
        for (AliasEntry entry : Defaults.orNone(aliases)) {
            EntryContext at = context.at(entry);
            at.requireKnown(keysById.keySet(), entry.key(), "key", "key");
            at.requireNew(names, entry.name(), "name");
            models.add(alias(at, entry.name(), Objects.requireNonNull(keysById.get(entry.key())), "name"));
        }
        return List.copyOf(models);
    }

    /** The keys of other products may have the names that those give them, all others may not. */
    private static Alias alias(EntryContext context, String name, Key key, String field) {
        context.require(
                name.matches(Alias.NAME)
                        || (key.kind().creator() == Creator.SERVICE && name.matches(Alias.SERVICE_NAME)),
                field,
                DocumentException.shown(name) + " does not match " + Alias.NAME);
        return new Alias(name, key.id());
    }

    private List<Secret> secrets(EntryContext context, Map<String, Key> keysById, Set<String> instanceIds) {
        Set<String> names = new HashSet<>();
        List<Secret> models = new ArrayList<>();
        for (SecretEntry entry : Defaults.orNone(secrets)) {
            EntryContext at = context.at(entry);
            at.requireKnown(instanceIds, entry.instance(), "instance", "instance");
            Secret secret = entry.toModel(at, keysById);
            at.requireNew(names, secret.name(), "name");
            models.add(secret);
        }
        return List.copyOf(models);
    }

    private Optional<SecretBytes> importSecret(EntryContext context) {
        if (importSecret == null) {
            return Optional.empty();
        }
        context.require(
                Objects.requireNonNull(importSecret).length() == IMPORT_SECRET_BYTES,
                "importSecret",
                "must be " + IMPORT_SECRET_BYTES + " bytes");
        return Optional.of(new SecretBytes(importSecret.bytes()));
    }
}
