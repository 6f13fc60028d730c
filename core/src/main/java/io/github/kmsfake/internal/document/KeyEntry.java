package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.Imported;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyKind;
import io.github.kmsfake.internal.model.KeyKind.Creator;
import io.github.kmsfake.internal.model.KeyKind.Origin;
import io.github.kmsfake.internal.model.KeyKind.ProtectionLevel;
import io.github.kmsfake.internal.model.KeyState;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.KeyVersions;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
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
        @Nullable @Matches(KeyEntry.ID) @Says("its id; one like the service's unless given")
        String id,

        @Nullable @Says("its spec; Aliyun_AES_256 unless given")
        KeySpec spec,

        @Nullable @Says("what it is for; signatures where it can make them unless given")
        KeyUsage usage,

        @Nullable @Says("where its material comes from; Aliyun_KMS unless given")
        Origin origin,

        @Nullable @Says("what guards it; as its spec demands unless given")
        ProtectionLevel protectionLevel,

        @Nullable @Says("the id of the instance that it lives in")
        String instance,

        @Nullable
        @Says("who made it: User unless given, or another product of the cloud, whose keys have aliases alias/acs/…")
        Creator creatorType,

        @Nullable @Length(max = Key.LONGEST_DESCRIPTION) @Says("a description")
        String description,

        @Nullable @Says("its state; Enabled unless given, or PendingImport without material to come from its owner")
        KeyState state,

        @Nullable @Says("when it was created; now unless given")
        Moment creationDate,

        @Nullable @Says("when it goes, if it is PendingDeletion")
        Moment deleteDate,

        @Nullable
        @Says(
                "its material, if it has one version: a secret's bytes as Base64, a private key as PKCS#8, PEM or Base64; new unless given")
        String material,

        @Nullable @Says("its versions, oldest first, instead of material")
        List<KeyVersionEntry> versions,

        @Nullable @Says("when imported material goes by itself")
        Moment materialExpires,

        @Nullable @Matches("[0-9a-f]{64}") @Says("the SHA-256 in hex of imported material that is gone")
        String materialFingerprint,

        @Nullable @Says("how often it rotates by itself, such as 30d; not at all unless given")
        String rotation,

        @Nullable @Says("whether it cannot be deleted by mistake")
        Boolean deletionProtection,

        @Nullable @Length(max = Key.LONGEST_DESCRIPTION) @Says("why it is protected")
        String deletionProtectionDescription,

        @Nullable @Says("its tags") Tags tags,

        @Nullable @Says("who may use it, for keys of instances")
        ResourcePolicy policy,

        @Nullable @Says("its aliases, each beginning with alias/")
        List<String> aliases) {

    /** What ids of keys look like: like the service's, or what a test finds telling. */
    static final String ID = "(?!alias/)[A-Za-z0-9][A-Za-z0-9_-]{0,127}";

    static KeyEntry of(Key key) {
        KeyKind kind = key.kind();
        Optional<Imported> imported = Optional.ofNullable(key.imported());
        return new KeyEntry(
                key.id(),
                kind.spec(),
                kind.usage(),
                kind.origin(),
                kind.protectionLevel(),
                kind.instanceId(),
                kind.creator() == Creator.USER ? null : kind.creator(),
                Texts.unlessEmpty(key.description()),
                key.state(),
                Moment.of(key.creationDate()),
                Moment.of(key.deleteDate()),
                null,
                key.versions().all().stream().map(KeyVersionEntry::of).toList(),
                Moment.of(imported.flatMap(Imported::expiry).orElse(null)),
                imported.map(Imported::fingerprint).orElse(null),
                key.rotation() == null ? null : key.rotation().intervalText(),
                Texts.ifEnabled(key.protection()),
                Texts.unlessEmpty(key.protection().description()),
                Texts.unlessNone(key.tags()),
                key.policy(),
                null);
    }

    /** The key; {@code versionIds} are those that are taken. */
    Key plant(Planting planting, Set<String> versionIds) {
        KeyKind kind = kind(planting);
        String keyId = Objects.requireNonNullElseGet(
                id, () -> planting.sources().makeKeyId(kind, planting.scope().regionId()));
        Instant created = planting.time(creationDate, planting.now(), this, "creationDate");
        KeyVersions made = versions(planting, kind, keyId, created, versionIds);
        KeyState condition =
                Objects.requireNonNullElse(state, made.haveMaterial() ? KeyState.ENABLED : KeyState.PENDING_IMPORT);
        requirePossible(planting, condition, made);
        return new Key(
                keyId,
                kind,
                created,
                condition,
                planting.timeOrNull(deleteDate, this, "deleteDate"),
                made,
                imported(planting, kind, made),
                rotation(planting, kind),
                Texts.orEmpty(description),
                DeletionProtection.of(Boolean.TRUE.equals(deletionProtection), deletionProtectionDescription),
                Texts.orNone(tags),
                policy);
    }

    private KeyKind kind(Planting planting) {
        KeyKind kind = KeyKind.of(spec, usage, origin, protectionLevel, instance);
        planting.ruled(
                () -> {
                    kind.requirePossible();
                    return kind;
                },
                this,
                "spec",
                "there are no keys of spec " + kind.spec() + ", usage " + kind.usage() + ", origin " + kind.origin()
                        + " and protection level " + kind.protectionLevel()
                        + (instance == null ? " outside instances" : ""));
        planting.require(policy == null || instance != null, this, "policy", "only keys of instances have a policy");
        return creatorType == Creator.SERVICE ? kind.ofService() : kind;
    }

    private KeyVersions versions(
            Planting planting, KeyKind kind, String keyId, Instant created, Set<String> versionIds) {
        planting.require(
                material == null || versions == null, this, "material", "a key has material or versions, not both");
        List<KeyVersion> all = new ArrayList<>();
        if (versions == null) {
            if (material != null || kind.origin() == Origin.ALIYUN_KMS) {
                all.add(version(
                        planting, this, versionId(null, material, keyId, 0, kind, planting), material, kind, created));
            }
        } else {
            for (KeyVersionEntry entry : versions) {
                Instant date = planting.time(entry.creationDate(), created, entry, "creationDate");
                String version = versionId(entry.id(), entry.material(), keyId, all.size(), kind, planting);
                all.add(version(planting, entry, version, entry.material(), kind, date));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            planting.requireNew(versionIds, all.get(i).id(), versions == null ? this : versions.get(i), "id");
        }
        planting.require(
                !all.isEmpty() || kind.origin() == Origin.EXTERNAL, this, "versions", "a key has at least one version");
        planting.require(
                all.size() <= 1 || kind.isVersioned(), this, "versions", "such a key has no more than one version");
        return new KeyVersions(List.copyOf(all));
    }

    /** Ciphertexts name the version, so that of given material is the same each time the document is read. */
    private static String versionId(
            @Nullable String given, @Nullable String text, String keyId, int place, KeyKind kind, Planting planting) {
        if (given != null) {
            return given;
        }
        return text == null
                ? ServiceIds.keyVersion(
                        keyId, kind.instanceId(), planting.sources().ids())
                : UUID.nameUUIDFromBytes(("version " + place + " of " + keyId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static KeyVersion version(
            Planting planting, Record entry, String versionId, @Nullable String text, KeyKind kind, Instant date) {
        @Nullable KeyMaterial made = null;
        if (text != null) {
            made = planting.ruled(() -> KeyVersionEntry.read(text, kind.spec()), entry, "material", null);
        } else if (kind.origin() == Origin.ALIYUN_KMS) {
            made = planting.sources().makeMaterial(versionId, kind);
        }
        return new KeyVersion(versionId, date, made);
    }

    private void requirePossible(Planting planting, KeyState condition, KeyVersions made) {
        planting.require(
                (condition == KeyState.PENDING_DELETION) == (deleteDate != null),
                this,
                "deleteDate",
                "goes with the state " + KeyState.PENDING_DELETION + ", and only with it");
        planting.require(
                condition == KeyState.PENDING_DELETION || (condition == KeyState.PENDING_IMPORT) != made.haveMaterial(),
                this,
                "state",
                "a key without material is " + KeyState.PENDING_IMPORT + ", one with material is not");
    }

    private @Nullable Imported imported(Planting planting, KeyKind kind, KeyVersions made) {
        if (kind.origin() != Origin.EXTERNAL) {
            planting.require(materialExpires == null, this, "materialExpires", "only imported material expires");
            planting.require(
                    materialFingerprint == null, this, "materialFingerprint", "only imported material has one");
            return null;
        }
        @Nullable Instant expires = planting.timeOrNull(materialExpires, this, "materialExpires");
        @Nullable KeyMaterial present = made.newest().map(KeyVersion::material).orElse(null);
        planting.require(
                expires == null || present != null, this, "materialExpires", "there is no material that could expire");
        if (present == null) {
            planting.require(
                    made.all().isEmpty() || materialFingerprint != null,
                    this,
                    "materialFingerprint",
                    "is missing: it says which material can be imported again");
            return materialFingerprint == null ? null : new Imported(materialFingerprint, null);
        }
        Imported known = Imported.of(present, expires);
        planting.require(
                materialFingerprint == null || materialFingerprint.equals(known.fingerprint()),
                this,
                "materialFingerprint",
                "is not that of the material");
        return known;
    }

    private @Nullable Rotation rotation(Planting planting, KeyKind kind) {
        if (rotation == null) {
            return null;
        }
        planting.require(kind.isRotatable(), this, "rotation", "such a key does not rotate by itself");
        return planting.ruled(
                        () -> Rotation.of(true, rotation, Rotation.Of.KEY),
                        this,
                        "rotation",
                        "must be 7 to 730 days, as a number and d, h, m or s, such as 30d")
                .orElse(null);
    }
}
