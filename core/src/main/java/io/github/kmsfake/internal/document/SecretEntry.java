package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Fresh;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretConfig;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretKind;
import io.github.kmsfake.internal.model.SecretStages;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.model.SecretVersions;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
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
        @Matches(SecretKind.NAME) @Says("its name") String name,
        @Nullable @Says("its type; Generic unless given") SecretType type,

        @Nullable @Says("the id of the instance that it lives in")
        String instance,

        @Nullable @Says("the id of the key that its owner chose for it")
        String encryptionKey,

        @Nullable @Says("the id of such a key that is gone") String deletedEncryptionKey,

        @Nullable @Says("when it was created; now unless given")
        Moment createTime,

        @Nullable @Says("when it was changed; as it was created unless given")
        Moment updateTime,

        @Nullable @Length(max = Secret.LONGEST_DESCRIPTION) @Says("a description")
        String description,

        @Nullable @Says("the ExtendedConfig of a managed secret")
        SecretConfig extendedConfig,

        @Nullable @Says("its value, if it has one version; of a managed secret as CreateSecret takes it")
        SecretData value,

        @Nullable @Says("what the value is; text unless given")
        SecretDataType dataType,

        @Nullable @Length(min = 1, max = Secret.LONGEST_VERSION_ID) @Says("the id of that version; v1 unless given")
        String versionId,

        @Nullable @Says("its versions, oldest first, instead of value")
        List<SecretVersionEntry> versions,

        @Nullable @Says("when it goes, if it was deleted and can be restored")
        Moment plannedDeleteTime,

        @Nullable @Says("how often it rotates by itself, such as 7d; not at all unless given")
        String rotation,

        @Nullable @Says("when it last rotated") Moment lastRotationDate,
        @Nullable @Says("its tags") Tags tags,

        @Nullable @Says("who may use it, for secrets of instances")
        ResourcePolicy policy) {

    private static final String FIRST = "v1";

    static SecretEntry of(Secret secret, Set<String> keyIds) {
        SecretKind kind = secret.kind();
        @Nullable String keyId = kind.encryptionKeyId();
        boolean gone = keyId != null && !keyIds.contains(keyId);
        return new SecretEntry(
                secret.name(),
                kind.type(),
                kind.instanceId(),
                gone ? null : keyId,
                gone ? keyId : null,
                Moment.of(secret.createTime()),
                Moment.of(secret.updateTime()),
                Texts.unlessEmpty(secret.description()),
                kind.type().isManaged() ? secret.config() : null,
                null,
                null,
                null,
                secret.versions().all().stream().map(SecretVersionEntry::of).toList(),
                Moment.of(secret.plannedDeleteTime()),
                secret.rotation() == null ? null : secret.rotation().intervalText(),
                Moment.of(secret.lastRotationDate()),
                Texts.unlessNone(secret.tags()),
                secret.policy());
    }

    /** The secret; {@code keys} are those of its account and region. */
    Secret plant(Planting planting, Map<String, Key> keys) {
        SecretType kindOfSecret = Objects.requireNonNullElse(type, SecretType.GENERIC);
        boolean managed = kindOfSecret.isManaged();
        planting.require(
                managed == (extendedConfig != null),
                this,
                "extendedConfig",
                managed ? "is missing, which managed secrets have" : "only managed secrets have one");
        SecretConfig config = Objects.requireNonNullElse(extendedConfig, SecretConfig.NONE);
        SecretKind kind = new SecretKind(
                secretName(planting, kindOfSecret, config), kindOfSecret, instance, encryptionKeyId(planting, keys));
        planting.require(policy == null || instance != null, this, "policy", "only secrets of instances have a policy");
        planting.require(managed || lastRotationDate == null, this, "lastRotationDate", "only managed secrets rotate");
        Instant created = planting.time(createTime, planting.now(), this, "createTime");
        Secret planted = new Secret(
                kind,
                created,
                planting.time(updateTime, created, this, "updateTime"),
                Texts.orEmpty(description),
                config,
                allVersions(planting, kindOfSecret, config, created),
                planting.timeOrNull(plannedDeleteTime, this, "plannedDeleteTime"),
                rotation(planting, managed),
                planting.timeOrNull(lastRotationDate, this, "lastRotationDate"),
                Texts.orNone(tags),
                policy);
        requireRotatable(planting, planted);
        return planted;
    }

    /** A managed secret's name may follow from its configuration, and comes either as it was asked for or as it is. */
    private String secretName(Planting planting, SecretType kindOfSecret, SecretConfig config) {
        return planting.ruled(
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
                this,
                "name",
                "this name and extendedConfig do not make a secret of type " + kindOfSecret
                        + ": names beginning with acs/ are for its managed types, and extendedConfig has SecretSubType"
                        + " and the type's other fields");
    }

    private @Nullable String encryptionKeyId(Planting planting, Map<String, Key> keys) {
        planting.require(
                encryptionKey == null || deletedEncryptionKey == null,
                this,
                "deletedEncryptionKey",
                "goes without encryptionKey");
        planting.requireKnown(keys.keySet(), encryptionKey, this, "encryptionKey", "key");
        @Nullable Key key = encryptionKey == null ? null : keys.get(encryptionKey);
        if (key != null) {
            planting.ruled(
                    () -> {
                        key.requireUsage(KeyUsage.ENCRYPT_DECRYPT, false, ErrorCode.ACTION_NOT_SUPPORTED);
                        return key;
                    },
                    this,
                    "encryptionKey",
                    "is not a symmetric key");
            planting.require(
                    Objects.equals(key.kind().instanceId(), instance),
                    this,
                    "encryptionKey",
                    "is a key of another instance than the secret's");
        }
        return encryptionKey != null ? encryptionKey : deletedEncryptionKey;
    }

    private SecretVersions allVersions(
            Planting planting, SecretType kindOfSecret, SecretConfig config, Instant created) {
        if (versions == null) {
            return firstVersions(planting, kindOfSecret, config, created);
        }
        planting.require(value == null, this, "value", "a secret has a value or versions, not both");
        planting.require(versionId == null, this, "versionId", "goes with value");
        planting.require(dataType == null, this, "dataType", "goes with value");
        planting.require(
                !versions.isEmpty() && versions.size() <= SecretVersions.MOST,
                this,
                "versions",
                "must be 1 to " + SecretVersions.MOST);
        boolean labelled = versions.stream().anyMatch(version -> version.stages() != null);
        Set<String> ids = new HashSet<>();
        SecretVersions all = SecretVersions.NONE;
        List<SecretVersion> asWritten = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (SecretVersionEntry entry : versions) {
            planting.requireNew(ids, entry.id(), entry, "id");
            SecretVersion version = version(planting, entry, labelled, created, labels);
            asWritten.add(version);
            all = labelled ? all : all.with(version);
        }
        planting.require(
                !labelled || labels.contains(SecretStages.CURRENT),
                this,
                "versions",
                "none of them is " + SecretStages.CURRENT);
        planting.require(
                labels.size() <= SecretVersions.MOST_STAGES,
                this,
                "versions",
                "have more than " + SecretVersions.MOST_STAGES + " labels");
        return labelled ? new SecretVersions(List.copyOf(asWritten)) : all;
    }

    private static SecretVersion version(
            Planting planting, SecretVersionEntry entry, boolean labelled, Instant created, Set<String> labels) {
        planting.require(!entry.value().text().isEmpty(), entry, "value", "must not be empty");
        Set<String> stages = new LinkedHashSet<>();
        for (String stage : labelled ? Texts.orNone(entry.stages()) : List.of(SecretStages.CURRENT)) {
            planting.require(
                    stage.matches(SecretStages.NAME), entry, "stages", "a label has 1 to 64 characters in one line");
            planting.require(!labelled || labels.add(stage), entry, "stages", "\"" + stage + "\" is there twice");
            stages.add(stage);
        }
        return new SecretVersion(
                entry.id(),
                planting.time(entry.createTime(), created, entry, "createTime"),
                entry.value(),
                Objects.requireNonNullElse(entry.dataType(), SecretDataType.TEXT),
                Collections.unmodifiableSet(stages));
    }

    private SecretVersions firstVersions(
            Planting planting, SecretType kindOfSecret, SecretConfig config, Instant created) {
        if (value == null || value.text().isEmpty()) {
            throw planting.wrong(this, "value", "is missing or empty: a secret has a value or versions");
        }
        Fresh fresh = planting.sources().drawFresh(false, created);
        return planting.ruled(
                () -> Secret.first(
                        kindOfSecret,
                        Objects.requireNonNullElse(versionId, FIRST),
                        value,
                        Objects.requireNonNullElse(dataType, SecretDataType.TEXT),
                        config,
                        fresh),
                this,
                "value",
                "is not what secrets of type " + kindOfSecret + " begin with, as CreateSecret takes it");
    }

    private @Nullable Rotation rotation(Planting planting, boolean managed) {
        if (rotation == null) {
            return null;
        }
        planting.require(managed, this, "rotation", "only managed secrets rotate");
        return planting.ruled(
                        () -> Rotation.of(true, rotation, Rotation.Of.SECRET),
                        this,
                        "rotation",
                        "must be 6 hours to 365 days, as a number and d, h, m or s, such as 7d")
                .orElse(null);
    }

    /** A managed secret's value has to be one that a rotation can replace: the rotation is tried, and forgotten. */
    private void requireRotatable(Planting planting, Secret planted) {
        if (!planted.kind().type().isManaged()) {
            return;
        }
        Fresh fresh = planting.sources().drawFresh(false, planting.now());
        for (SecretVersion version : planted.versions().all()) {
            planting.require(
                    planted.isRotatableWith(version, fresh),
                    this,
                    "versions",
                    "the value of version " + Codecs.shortened(version.id()) + " is none of a secret of type "
                            + planted.kind().type());
        }
    }
}
