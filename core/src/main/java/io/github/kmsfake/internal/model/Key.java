package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.KeyAttributes.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key: what it is, its condition, and its versions.
 *
 * @param deleteDate when it will be deleted, while that is pending
 * @param imported what is known of material that was imported, once some was
 */
public record Key(
        String id,
        KeyAttributes kind,
        Instant creationDate,
        KeyState state,
        @Nullable Instant deleteDate,
        KeyVersions versions,
        @Nullable ImportedMaterial imported,
        DeletionProtection protection,
        OwnerSettings settings) {

    public static final int LONGEST_DESCRIPTION = 8192;

    public String description() {
        return settings.description();
    }

    public @Nullable Rotation rotation() {
        return settings.rotation();
    }

    public Tags tags() {
        return settings.tags();
    }

    public @Nullable ResourcePolicy policy() {
        return settings.policy();
    }

    public String path() {
        return "key/" + id;
    }

    /** Refuses what the key's state does not allow. */
    public void require(KeyAction action) {
        @Nullable ErrorCode refusal = action.refusalIn(state);
        if (refusal != null) {
            throw refusal(refusal, "is " + state + (deleteDate == null ? "" : ", to be deleted at " + deleteDate));
        }
    }

    /** Refuses, in the given words, what the key is not for. */
    public void requireUsage(KeyUsage usage, boolean asymmetric, ErrorCode refusal) {
        if (kind.usage() != usage || kind.spec().isAsymmetric() != asymmetric) {
            throw refusal(
                    refusal,
                    "has KeyUsage " + kind.usage() + " and KeySpec " + kind.spec()
                            + "; this needs KeyUsage " + usage + " and "
                            + (asymmetric ? "an asymmetric" : "a symmetric")
                            + " key");
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
            throw refusal(
                    ErrorCode.ORIGIN_NOT_SUPPORTED, "was created with Origin " + kind.origin() + ", not EXTERNAL");
        }
    }

    /** The version that encrypts; asymmetric keys have none, since their callers name one. */
    public Optional<KeyVersion> primary() {
        return kind.spec().isAsymmetric() ? Optional.empty() : versions.newest();
    }

    /** When its newest version was made, or itself if it has none. */
    public Instant lastRotationDate() {
        return versions.newest().map(KeyVersion::creationDate).orElse(creationDate);
    }

    /** When the next version is due, if the key rotates by itself. */
    public Optional<Instant> nextRotationDate() {
        return rotation() == null
                ? Optional.empty()
                : Optional.of(lastRotationDate().plus(rotation().interval()));
    }

    /** Whether its rotation is enabled but suspended. */
    public boolean isRotationSuspended() {
        return rotation() != null && state != KeyState.ENABLED;
    }

    public String arn(Scope scope) {
        return scope.arn("key/" + id);
    }

    public Key withEnabled(boolean on) {
        require(KeyAction.SWITCH);
        return withState(on ? KeyState.ENABLED : KeyState.DISABLED, null);
    }

    public Key scheduleDeletion(Instant date) {
        require(KeyAction.SCHEDULE_DELETION);
        if (protection.enabled()) {
            throw refusal(
                    ErrorCode.KEY_STATE_NOT_MODIFIED,
                    "is protected from deletion; SetDeletionProtection switches that off");
        }
        return withState(KeyState.PENDING_DELETION, date);
    }

    /** This key, no longer pending deletion: enabled, or waiting for the material that it lacks. */
    public Key cancelDeletion() {
        require(KeyAction.CANCEL_DELETION);
        return withState(versions.haveMaterial() ? KeyState.ENABLED : KeyState.PENDING_IMPORT, null);
    }

    public Key withDescription(String text) {
        require(KeyAction.EDIT);
        return with(settings.withDescription(text));
    }

    public Key withDeletionProtection(DeletionProtection wanted) {
        require(KeyAction.EDIT);
        return new Key(id, kind, creationDate, state, deleteDate, versions, imported, wanted, settings);
    }

    public Key withPolicy(ResourcePolicy wanted) {
        require(KeyAction.EDIT);
        return with(settings.withPolicy(wanted));
    }

    public Key withTags(Tags wanted) {
        require(KeyAction.EDIT);
        return with(settings.withTags(wanted));
    }

    /** This key, rotating by itself or no longer. */
    public Key withRotation(@Nullable Rotation wanted) {
        require(KeyAction.USE);
        requireOfOwner();
        if (!kind.isRotatable()) {
            throw refusal(
                    ErrorCode.OPERATION_NOT_SUPPORTED,
                    "with KeySpec " + kind.spec() + " and Origin " + kind.origin() + " cannot rotate by itself");
        }
        return with(settings.withRotation(wanted));
    }

    private void requireOfOwner() {
        if (kind.creator() == KeyAttributes.Creator.SERVICE) {
            throw refusal(
                    ErrorCode.OPERATION_NOT_SUPPORTED, "belongs to another product, which alone gives it new versions");
        }
    }

    /** Refuses another version, or one so soon after the last. */
    public void requireVersionable(Instant now, Duration apart) {
        require(KeyAction.USE);
        requireOfOwner();
        if (!kind.isVersioned()
                || (!apart.isZero() && now.isBefore(lastRotationDate().plus(apart)))) {
            throw refusal(
                    ErrorCode.OPERATION_NOT_SUPPORTED,
                    kind.isVersioned()
                            ? "got a version at " + lastRotationDate() + ", and another one must be " + apart + " later"
                            : "can only have one version");
        }
    }

    public Key with(KeyVersion version) {
        return with(state, versions.with(version), imported);
    }

    /** This key with imported material, which is always the same; its only version keeps its id. */
    public Key withMaterial(KeyMaterial material, @Nullable Instant expires, Supplier<KeyVersion> ifFirst) {
        require(KeyAction.IMPORT);
        if (imported != null && !imported.matches(material)) {
            throw refusal(
                    ErrorCode.KEY_MATERIAL_INVALID,
                    "had other material before, and only the same can be imported again");
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
                imported == null ? null : imported.withoutExpiry());
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

    public Optional<Instant> materialExpiry() {
        return Optional.ofNullable(imported).flatMap(ImportedMaterial::expiry);
    }

    private Key withState(KeyState newState, @Nullable Instant newDeleteDate) {
        return new Key(id, kind, creationDate, newState, newDeleteDate, versions, imported, protection, settings);
    }

    private Key with(KeyState newState, KeyVersions newVersions, @Nullable ImportedMaterial newImported) {
        return new Key(id, kind, creationDate, newState, deleteDate, newVersions, newImported, protection, settings);
    }

    private Key with(OwnerSettings changed) {
        return new Key(id, kind, creationDate, state, deleteDate, versions, imported, protection, changed);
    }

    /** The refusal that says of this key what stands in the way. */
    private KmsException refusal(ErrorCode code, String predicate) {
        return code.because("key " + id + " " + predicate).about(path());
    }
}
