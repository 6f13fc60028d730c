package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.ImportedMaterial;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyAttributes.Creator;
import io.github.kmsfake.internal.model.KeyAttributes.Origin;
import io.github.kmsfake.internal.model.KeyAttributes.ProtectionLevel;
import io.github.kmsfake.internal.model.KeyState;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.KeyVersions;
import io.github.kmsfake.internal.model.OwnerSettings;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import io.github.kmsfake.internal.state.ServiceIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key with its versions. */
record KeyEntry(
        @Nullable @Matches(KeyEntry.ID) @Description("its id; one like the service's unless given")
        String id,

        @Nullable @Description("its spec; Aliyun_AES_256 unless given")
        KeySpec spec,

        @Nullable @Description("what it is for; signatures where it can make them unless given")
        KeyUsage usage,

        @Nullable @Description("where its material comes from; Aliyun_KMS unless given")
        Origin origin,

        @Nullable @Description("what guards it; as its spec demands unless given")
        ProtectionLevel protectionLevel,

        @Nullable @Description("the id of the instance that it lives in")
        String instance,

        @Nullable
        @Description(
                "who made it: User unless given, or another product of the cloud, whose keys have aliases alias/acs/…")
        Creator creatorType,

        @Nullable @Length(max = Key.LONGEST_DESCRIPTION) @Description("a description")
        String description,

        @Nullable
        @Description("its state; Enabled unless given, or PendingImport without material to come from its owner")
        KeyState state,

        @Nullable @Description("when it was created; now unless given")
        Instant creationDate,

        @Nullable @Description("when it goes, if it is PendingDeletion")
        Instant deleteDate,

        @Nullable
        @Description(
                "its material, if it has one version: a secret's bytes as Base64, a private key as PKCS#8, PEM or Base64; new unless given")
        String material,

        @Nullable @Description("its versions, oldest first, instead of material")
        List<KeyVersionEntry> versions,

        @Nullable @Description("when imported material goes by itself")
        Instant materialExpires,

        @Nullable @Matches("[0-9a-f]{64}") @Description("the SHA-256 in hex of imported material that is gone")
        String materialFingerprint,

        @Nullable @Description("how often it rotates by itself, such as 30d; not at all unless given")
        String rotation,

        @Nullable @Description("whether it cannot be deleted by mistake")
        Boolean deletionProtection,

        @Nullable @Length(max = Key.LONGEST_DESCRIPTION) @Description("why it is protected")
        String deletionProtectionDescription,

        @Nullable @Description("its tags") Tags tags,

        @Nullable @Description("who may use it, for keys of instances")
        ResourcePolicy policy,

        @Nullable @Description("its aliases, each beginning with alias/")
        List<String> aliases) {

    /** What ids of keys look like: like the service's, or what a test finds telling. */
    static final String ID = "(?!alias/)[A-Za-z0-9][A-Za-z0-9_-]{0,127}";

    static KeyEntry of(Key key) {
        KeyAttributes kind = key.kind();
        Optional<ImportedMaterial> imported = Optional.ofNullable(key.imported());
        return new KeyEntry(
                key.id(),
                kind.spec(),
                kind.usage(),
                kind.origin(),
                kind.protectionLevel(),
                kind.instanceId(),
                kind.creator() == Creator.USER ? null : kind.creator(),
                Defaults.unlessEmpty(key.description()),
                key.state(),
                key.creationDate(),
                key.deleteDate(),
                null,
                key.versions().all().stream().map(KeyVersionEntry::of).toList(),
                imported.flatMap(ImportedMaterial::expiry).orElse(null),
                imported.map(ImportedMaterial::fingerprint).orElse(null),
                key.rotation() == null ? null : key.rotation().intervalText(),
                Defaults.ifEnabled(key.protection()),
                Defaults.unlessEmpty(key.protection().description()),
                Defaults.unlessNone(key.tags()),
                key.policy(),
                null);
    }

    /** The key; {@code versionIds} are those that are taken. */
    Key toModel(EntryContext context, Set<String> versionIds) {
        KeyAttributes kind = kind(context);
        String keyId = Objects.requireNonNullElseGet(
                id, () -> context.sources().makeKeyId(kind, context.scope().regionId()));
        Instant created = context.time(creationDate, context.now(), "creationDate");
        KeyVersions made = versions(context, kind, keyId, created, versionIds);
        KeyState condition =
                Objects.requireNonNullElse(state, made.haveMaterial() ? KeyState.ENABLED : KeyState.PENDING_IMPORT);
        requirePossible(context, condition, made);
        return new Key(
                keyId,
                kind,
                created,
                condition,
                deleteDate,
                made,
                imported(context, kind, made),
                DeletionProtection.of(Boolean.TRUE.equals(deletionProtection), deletionProtectionDescription),
                new OwnerSettings(
                        Defaults.orEmpty(description), rotation(context, kind), Defaults.orNone(tags), policy));
    }

    private KeyAttributes kind(EntryContext context) {
        KeyAttributes kind = KeyAttributes.of(spec, usage, origin, protectionLevel, instance);
        context.refusingAt(
                () -> {
                    kind.requirePossible();
                    return kind;
                },
                "spec",
                "there are no keys of spec " + kind.spec() + ", usage " + kind.usage() + ", origin " + kind.origin()
                        + " and protection level " + kind.protectionLevel()
                        + (instance == null ? " outside instances" : ""));
        context.require(policy == null || instance != null, "policy", "only keys of instances have a policy");
        return creatorType == Creator.SERVICE ? kind.ofService() : kind;
    }

    private KeyVersions versions(
            EntryContext context, KeyAttributes kind, String keyId, Instant created, Set<String> versionIds) {
        context.require(material == null || versions == null, "material", "a key has material or versions, not both");
        boolean hasMaterial = material != null || kind.origin() == Origin.ALIYUN_KMS;
        List<KeyVersionEntry> shortForm =
                hasMaterial ? List.of(new KeyVersionEntry(null, created, material)) : List.of();
        List<KeyVersion> all = new ArrayList<>();
        for (KeyVersionEntry entry : versions == null ? shortForm : versions) {
            EntryContext at = versions == null ? context : context.at(entry);
            Instant date = at.time(entry.creationDate(), created, "creationDate");
            String version = versionId(entry.id(), entry.material(), keyId, all.size(), kind, context);
            all.add(version(at, version, entry.material(), kind, date));
        }
        for (int i = 0; i < all.size(); i++) {
            context.at(versions == null ? this : versions.get(i))
                    .requireNew(versionIds, all.get(i).id(), "id");
        }
        context.require(
                !all.isEmpty() || kind.origin() == Origin.EXTERNAL, "versions", "a key has at least one version");
        context.require(all.size() <= 1 || kind.isVersioned(), "versions", "such a key has no more than one version");
        return new KeyVersions(List.copyOf(all));
    }

    /** Ciphertexts name the version, so that of given material is the same each time the document is read. */
    private static String versionId(
            @Nullable String given,
            @Nullable String text,
            String keyId,
            int place,
            KeyAttributes kind,
            EntryContext context) {
        if (given != null) {
            return given;
        }
        return text == null
                ? ServiceIds.keyVersion(
                        keyId, kind.instanceId(), context.sources().ids())
                : UUID.nameUUIDFromBytes(("version " + place + " of " + keyId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static KeyVersion version(
            EntryContext context, String versionId, @Nullable String text, KeyAttributes kind, Instant date) {
        @Nullable KeyMaterial made = null;
        if (text != null) {
            made = context.refusingAt(() -> KeyVersionEntry.read(text, kind.spec()), "material", null);
        } else if (kind.origin() == Origin.ALIYUN_KMS) {
            made = context.sources().makeMaterial(versionId, kind);
        }
        return new KeyVersion(versionId, date, made);
    }

    private void requirePossible(EntryContext context, KeyState condition, KeyVersions made) {
        context.require(
                (condition == KeyState.PENDING_DELETION) == (deleteDate != null),
                "deleteDate",
                "goes with the state " + KeyState.PENDING_DELETION + ", and only with it");
        context.require(
                condition == KeyState.PENDING_DELETION || (condition == KeyState.PENDING_IMPORT) != made.haveMaterial(),
                "state",
                "a key without material is " + KeyState.PENDING_IMPORT + ", one with material is not");
    }

    private @Nullable ImportedMaterial imported(EntryContext context, KeyAttributes kind, KeyVersions made) {
        if (kind.origin() != Origin.EXTERNAL) {
            context.require(materialExpires == null, "materialExpires", "only imported material expires");
            context.require(materialFingerprint == null, "materialFingerprint", "only imported material has one");
            return null;
        }
        @Nullable Instant expires = materialExpires;
        @Nullable KeyMaterial present = made.newest().map(KeyVersion::material).orElse(null);
        context.require(
                expires == null || present != null, "materialExpires", "there is no material that could expire");
        if (present == null) {
            context.require(
                    made.all().isEmpty() || materialFingerprint != null,
                    "materialFingerprint",
                    "is missing: it says which material can be imported again");
            return materialFingerprint == null ? null : new ImportedMaterial(materialFingerprint, null);
        }
        ImportedMaterial known = ImportedMaterial.of(present, expires);
        context.require(
                materialFingerprint == null || materialFingerprint.equals(known.fingerprint()),
                "materialFingerprint",
                "is not that of the material");
        return known;
    }

    private @Nullable Rotation rotation(EntryContext context, KeyAttributes kind) {
        context.require(rotation == null || kind.isRotatable(), "rotation", "such a key does not rotate by itself");
        return context.rotation(
                rotation, Rotation.Of.KEY, "must be 7 to 730 days, as a number and d, h, m or s, such as 30d");
    }
}
