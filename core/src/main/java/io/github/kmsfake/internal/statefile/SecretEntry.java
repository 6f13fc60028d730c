package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.GeneratedCredentials;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.OwnerSettings;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretAttributes;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretStages;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.model.SecretVersions;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import io.github.kmsfake.internal.schema.DocumentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A secret with its versions. */
record SecretEntry(
        @Matches(SecretAttributes.NAME) @Description("its name")
        String name,

        @Nullable @Description("its type; Generic unless given")
        SecretType type,

        @Nullable @Description("the id of the instance that it lives in")
        String instance,

        @Nullable @Description("the id of the key that its owner chose for it")
        String encryptionKey,

        @Nullable @Description("the id of such a key that is gone")
        String deletedEncryptionKey,

        @Nullable @Description("when it was created; now unless given")
        Instant createTime,

        @Nullable @Description("when it was changed; as it was created unless given")
        Instant updateTime,

        @Nullable @Length(max = Secret.LONGEST_DESCRIPTION) @Description("a description")
        String description,

        @Nullable @Description("the ExtendedConfig of a managed secret")
        SecretConfig extendedConfig,

        @Nullable @Description("its value, if it has one version; of a managed secret as CreateSecret takes it")
        SecretData value,

        @Nullable @Description("what the value is; text unless given")
        SecretDataType dataType,

        @Nullable
        @Length(min = 1, max = Secret.LONGEST_VERSION_ID)
        @Description("the id of that version; v1 unless given")
        String versionId,

        @Nullable @Description("its versions, oldest first, instead of value")
        List<SecretVersionEntry> versions,

        @Nullable @Description("when it goes, if it was deleted and can be restored")
        Instant plannedDeleteTime,

        @Nullable @Description("how often it rotates by itself, such as 7d; not at all unless given")
        String rotation,

        @Nullable @Description("when it last rotated") Instant lastRotationDate,
        @Nullable @Description("its tags") Tags tags,

        @Nullable @Description("who may use it, for secrets of instances")
        ResourcePolicy policy) {

    private static final String FIRST = "v1";

    static SecretEntry of(Secret secret, Set<String> keyIds) {
        SecretAttributes kind = secret.kind();
        @Nullable String keyId = kind.encryptionKeyId();
        boolean gone = keyId != null && !keyIds.contains(keyId);
        return new SecretEntry(
                secret.name(),
                kind.type(),
                kind.instanceId(),
                gone ? null : keyId,
                gone ? keyId : null,
                secret.createTime(),
                secret.updateTime(),
                Defaults.unlessEmpty(secret.description()),
                kind.type().isManaged() ? secret.config() : null,
                null,
                null,
                null,
                secret.versions().all().stream().map(SecretVersionEntry::of).toList(),
                secret.plannedDeleteTime(),
                secret.rotation() == null ? null : secret.rotation().intervalText(),
                secret.lastRotationDate(),
                Defaults.unlessNone(secret.tags()),
                secret.policy());
    }

    /** The secret; {@code keys} are those of its account and region. */
    Secret toModel(EntryContext context, Map<String, Key> keys) {
        SecretType kindOfSecret = Objects.requireNonNullElse(type, SecretType.GENERIC);
        boolean managed = kindOfSecret.isManaged();
        context.require(
                managed == (extendedConfig != null),
                "extendedConfig",
                managed ? "is missing, which managed secrets have" : "only managed secrets have one");
        SecretConfig config = Objects.requireNonNullElse(extendedConfig, SecretConfig.NONE);
        SecretAttributes kind = new SecretAttributes(
                secretName(context, kindOfSecret, config), kindOfSecret, instance, encryptionKeyId(context, keys));
        requirePossiblePolicy(context);
        context.require(managed || lastRotationDate == null, "lastRotationDate", "only managed secrets rotate");
        Instant created = context.time(createTime, context.now(), "createTime");
        Secret secret = new Secret(
                kind,
                created,
                context.time(updateTime, created, "updateTime"),
                config,
                allVersions(context, kindOfSecret, config, created),
                plannedDeleteTime,
                new OwnerSettings(
                        Defaults.orEmpty(description), rotation(context, managed), Defaults.orNone(tags), policy),
                lastRotationDate);
        requireRotatable(context, secret);
        return secret;
    }

    /** A managed secret's name may follow from its configuration, and comes either as it was asked for or as it is. */
    private String secretName(EntryContext context, SecretType kindOfSecret, SecretConfig config) {
        return context.refusingAt(
                () -> {
                    try {
                        return Secret.name(name, kindOfSecret, config);
                    } catch (KmsException e) {
                        String automatic = Secret.name("$Auto", kindOfSecret, config);
                        if (automatic.equals(name)) {
                            return automatic;
                        }
                        throw e;
                    }
                },
                "name",
                "this name and extendedConfig do not make a secret of type " + kindOfSecret
                        + ": names beginning with acs/ are for its managed types, and extendedConfig has SecretSubType"
                        + " and the type's other fields");
    }

    private @Nullable String encryptionKeyId(EntryContext context, Map<String, Key> keys) {
        context.require(
                encryptionKey == null || deletedEncryptionKey == null,
                "deletedEncryptionKey",
                "goes without encryptionKey");
        context.requireKnown(keys.keySet(), encryptionKey, "encryptionKey", "key");
        @Nullable Key key = encryptionKey == null ? null : keys.get(encryptionKey);
        if (key != null) {
            context.refusingAt(
                    () -> {
                        key.requireUsage(KeyUsage.ENCRYPT_DECRYPT, false, ErrorCode.ACTION_NOT_SUPPORTED);
                        return key;
                    },
                    "encryptionKey",
                    "is not a symmetric key");
            context.require(
                    Objects.equals(key.kind().instanceId(), instance),
                    "encryptionKey",
                    "is a key of another instance than the secret's");
        }
        return encryptionKey != null ? encryptionKey : deletedEncryptionKey;
    }

    private SecretVersions allVersions(
            EntryContext context, SecretType kindOfSecret, SecretConfig config, Instant created) {
        if (versions == null) {
            return firstVersions(context, kindOfSecret, config, created);
        }
        context.require(value == null, "value", "a secret has a value or versions, not both");
        context.require(versionId == null, "versionId", "goes with value");
        context.require(dataType == null, "dataType", "goes with value");
        context.require(
                !versions.isEmpty() && versions.size() <= SecretVersions.MOST,
                "versions",
                "must be 1 to " + SecretVersions.MOST);
        boolean labelled = versions.stream().anyMatch(version -> version.stages() != null);
        Set<String> ids = new HashSet<>();
        SecretVersions all = SecretVersions.NONE;
        List<SecretVersion> asWritten = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (SecretVersionEntry entry : versions) {
            context.at(entry).requireNew(ids, entry.id(), "id");
            SecretVersion version = version(context.at(entry), entry, labelled, created, labels);
            asWritten.add(version);
            all = labelled ? all : all.with(version);
        }
        context.require(
                !labelled || labels.contains(SecretStages.CURRENT),
                "versions",
                "none of them is " + SecretStages.CURRENT);
        context.require(
                labels.size() <= SecretVersions.MOST_STAGES,
                "versions",
                "have more than " + SecretVersions.MOST_STAGES + " labels");
        return labelled ? new SecretVersions(List.copyOf(asWritten)) : all;
    }

    private static SecretVersion version(
            EntryContext context, SecretVersionEntry entry, boolean labelled, Instant created, Set<String> labels) {
        context.require(!entry.value().text().isEmpty(), "value", "must not be empty");
        Set<String> stages = new LinkedHashSet<>();
        for (String stage : labelled ? Defaults.orNone(entry.stages()) : List.of(SecretStages.CURRENT)) {
            context.require(stage.matches(SecretStages.NAME), "stages", "a label has 1 to 64 characters in one line");
            context.require(!labelled || labels.add(stage), "stages", "\"" + stage + "\" is there twice");
            stages.add(stage);
        }
        return new SecretVersion(
                entry.id(),
                context.time(entry.createTime(), created, "createTime"),
                entry.value(),
                Objects.requireNonNullElse(entry.dataType(), SecretDataType.TEXT),
                Collections.unmodifiableSet(stages));
    }

    private SecretVersions firstVersions(
            EntryContext context, SecretType kindOfSecret, SecretConfig config, Instant created) {
        if (value == null || value.text().isEmpty()) {
            throw context.wrong("value", "is missing or empty: a secret has a value or versions");
        }
        GeneratedCredentials fresh = context.sources().generateCredentials(false, created);
        return context.refusingAt(
                () -> Secret.first(
                        kindOfSecret,
                        Objects.requireNonNullElse(versionId, FIRST),
                        value,
                        Objects.requireNonNullElse(dataType, SecretDataType.TEXT),
                        config,
                        fresh),
                "value",
                "is not what secrets of type " + kindOfSecret + " begin with, as CreateSecret takes it");
    }

    private @Nullable Rotation rotation(EntryContext context, boolean managed) {
        context.require(rotation == null || managed, "rotation", "only managed secrets rotate");
        return context.rotation(
                rotation, Rotation.Of.SECRET, "must be 6 hours to 365 days, as a number and d, h, m or s, such as 7d");
    }

    private void requirePossiblePolicy(EntryContext context) {
        if (policy == null) {
            return;
        }
        context.require(instance != null, "policy", "only secrets of instances have a policy");
        try {
            policy.requireForeignUsersOnly(context.scope().accountId());
        } catch (KmsException e) {
            throw context.wrong("policy", e.reason());
        }
    }

    /** A managed secret's value has to be one that a rotation can replace: the rotation is tried, and forgotten. */
    private void requireRotatable(EntryContext context, Secret secret) {
        if (!secret.kind().type().isManaged()) {
            return;
        }
        GeneratedCredentials fresh = context.sources().generateCredentials(false, context.now());
        for (SecretVersion version : secret.versions().all()) {
            context.require(
                    secret.isRotatableWith(version, fresh),
                    "versions",
                    "the value of version " + DocumentException.shown(version.id()) + " is none of a secret of type "
                            + secret.kind().type());
        }
    }
}
