package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.KeyAttributes.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key: what it is, its condition, and its versions.
 *
 * @param deleteDate when it goes, while its deletion is pending
 * @param imported what is known of material that was imported, once some was
 * @param rotation how it rotates by itself, if it does
 * @param policy who may use it, if somebody has said so
 */
public record Key(
        String id,
        KeyAttributes kind,
        Instant creationDate,
        KeyState state,
        @Nullable Instant deleteDate,
        KeyVersions versions,
        @Nullable ImportedMaterial imported,
        @Nullable Rotation rotation,
        String description,
        DeletionProtection protection,
        Tags tags,
        @Nullable ResourcePolicy policy) {

    /** The longest description. */
    public static final int LONGEST_DESCRIPTION = 8192;

    /** Refuses what the key's state does not allow. */
    public void require(KeyAction action) {
        action.requireIn(state);
    }

    /** Refuses, in the given words, what the key is not for. */
    public void requireUsage(KeyUsage usage, boolean asymmetric, ErrorCode refusal) {
        if (kind.usage() != usage || kind.spec().isAsymmetric() != asymmetric) {
            throw refusal.with();
        }
    }

    /** Refuses a key that cannot encrypt and decrypt with one secret, or not now. */
    public void requireEncrypting() {
        require(KeyAction.USE);
        requireUsage(KeyUsage.ENCRYPT_DECRYPT, false, ErrorCode.ACTION_NOT_SUPPORTED);
    }

    /** Refuses what only keys with imported material do. */
    public void requireExternal() {
        if (kind.origin() != Origin.EXTERNAL) {
            throw ErrorCode.ORIGIN_NOT_SUPPORTED.with();
        }
    }

    /** The version that encrypts; asymmetric keys have none, since their callers name one. */
    public Optional<KeyVersion> primary() {
        return kind.spec().isAsymmetric() ? Optional.empty() : versions.newest();
    }

    /** When its newest version was made, or itself if it has none. */
    public Instant lastRotationDate() {
        return versions.newestDate().orElse(creationDate);
    }

    /** When the next version is due, if the key rotates by itself. */
    public Optional<Instant> nextRotationDate() {
        return rotation == null
                ? Optional.empty()
                : Optional.of(lastRotationDate().plus(rotation.interval()));
    }

    /** Whether its rotation is switched on but stands still. */
    public boolean isRotationSuspended() {
        return rotation != null && state != KeyState.ENABLED;
    }

    /** Its ARN. */
    public String arn(Scope scope) {
        return scope.arn("key/" + id);
    }

    /** This key, switched on or off. */
    public Key withEnabled(boolean on) {
        require(KeyAction.SWITCH);
        return in(on ? KeyState.ENABLED : KeyState.DISABLED, null);
    }

    /** This key, to be deleted at that time. */
    public Key scheduleDeletion(Instant date) {
        require(KeyAction.SCHEDULE_DELETION);
        if (protection.enabled()) {
            throw ErrorCode.KEY_STATE_NOT_MODIFIED.with();
        }
        return in(KeyState.PENDING_DELETION, date);
    }

    /** This key, kept after all: enabled, or waiting for the material that it lacks. */
    public Key cancelDeletion() {
        require(KeyAction.CANCEL_DELETION);
        return in(versions.haveMaterial() ? KeyState.ENABLED : KeyState.PENDING_IMPORT, null);
    }

    /** This key with a description. */
    public Key withDescription(String text) {
        require(KeyAction.EDIT);
        return with(draft -> draft.description = text);
    }

    /** This key, protected or not. */
    public Key withDeletionProtection(DeletionProtection wanted) {
        require(KeyAction.EDIT);
        return with(draft -> draft.protection = wanted);
    }

    /** This key with a policy. */
    public Key withPolicy(ResourcePolicy wanted) {
        require(KeyAction.EDIT);
        return with(draft -> draft.policy = wanted);
    }

    /** This key with other tags. */
    public Key withTags(Tags wanted) {
        require(KeyAction.EDIT);
        return with(draft -> draft.tags = wanted);
    }

    /** This key, rotating by itself or no longer. */
    public Key rotating(@Nullable Rotation wanted) {
        require(KeyAction.USE);
        if (!kind.isRotatable()) {
            throw ErrorCode.OPERATION_NOT_SUPPORTED.with();
        }
        return with(draft -> draft.rotation = wanted);
    }

    /** Refuses another version, or one so soon after the last. */
    public void requireVersionable(Instant now, Duration apart) {
        require(KeyAction.USE);
        if (!kind.isVersioned()
                || (!apart.isZero() && now.isBefore(lastRotationDate().plus(apart)))) {
            throw ErrorCode.OPERATION_NOT_SUPPORTED.with();
        }
    }

    /** This key with one more version. */
    public Key with(KeyVersion version) {
        return with(state, versions.with(version), imported);
    }

    /** This key with imported material, which is always the same; its only version keeps its id. */
    public Key withMaterial(KeyMaterial material, @Nullable Instant expires, Supplier<KeyVersion> ifFirst) {
        require(KeyAction.IMPORT);
        if (imported != null && !imported.matches(material)) {
            throw ErrorCode.KEY_MATERIAL_INVALID.with();
        }
        KeyVersion version = versions.newest()
                .map(known -> new KeyVersion(known.id(), known.creationDate(), material))
                .orElseGet(ifFirst);
        return with(
                state == KeyState.PENDING_IMPORT ? KeyState.ENABLED : state,
                KeyVersions.NONE.with(version),
                ImportedMaterial.of(material, expires));
    }

    /** This key without the material that was imported, if any. */
    public Key withoutMaterial() {
        return with(
                state == KeyState.PENDING_DELETION ? state : KeyState.PENDING_IMPORT,
                versions.withoutMaterial(),
                imported == null ? null : imported.gone());
    }

    /** Encrypts a text with the version that encrypts. */
    public CiphertextBlob seal(String plaintext, EncryptionContext context, byte[] iv) {
        KeyVersion version = primary().orElseThrow();
        return CiphertextBlob.seal(
                version.id(), cipher(), (SecretBytes) version.usableMaterial(), iv, plaintext, context);
    }

    /** The text that one of its versions encrypted; nothing if it was not so. */
    public Optional<String> open(CiphertextBlob blob, EncryptionContext context) {
        return blob.open(
                cipher(), (SecretBytes) versions.require(blob.versionId()).usableMaterial(), context);
    }

    private SymmetricCipher cipher() {
        return kind.spec().cipher().orElseThrow();
    }

    /** The next moment at which time alone changes this key. */
    public Optional<Instant> nextChange() {
        return Stream.of(
                        Optional.ofNullable(deleteDate),
                        materialExpiry(),
                        state == KeyState.ENABLED ? nextRotationDate() : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** When its material goes by itself, if ever. */
    public Optional<Instant> materialExpiry() {
        return Optional.ofNullable(imported).flatMap(ImportedMaterial::expiry);
    }

    private Key in(KeyState newState, @Nullable Instant newDeleteDate) {
        return with(draft -> {
            draft.state = newState;
            draft.deleteDate = newDeleteDate;
        });
    }

    private Key with(KeyState newState, KeyVersions newVersions, @Nullable ImportedMaterial newImported) {
        return with(draft -> {
            draft.state = newState;
            draft.versions = newVersions;
            draft.imported = newImported;
        });
    }

    private Key with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finish();
    }

    /** A key that is being changed: what it is stays, the rest can be another. */
    private static final class Draft {
        private final Key original;
        private KeyState state;
        private @Nullable Instant deleteDate;
        private KeyVersions versions;
        private @Nullable ImportedMaterial imported;
        private @Nullable Rotation rotation;
        private String description;
        private DeletionProtection protection;
        private Tags tags;
        private @Nullable ResourcePolicy policy;

        Draft(Key key) {
            original = key;
            state = key.state;
            deleteDate = key.deleteDate;
            versions = key.versions;
            imported = key.imported;
            rotation = key.rotation;
            description = key.description;
            protection = key.protection;
            tags = key.tags;
            policy = key.policy;
        }

        Key finish() {
            return new Key(
                    original.id,
                    original.kind,
                    original.creationDate,
                    state,
                    deleteDate,
                    versions,
                    imported,
                    rotation,
                    description,
                    protection,
                    tags,
                    policy);
        }
    }
}
