package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.SecretConfig.Pairs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secret: what it is, its versions, and what becomes of it.
 *
 * @param plannedDeleteTime when it will be deleted, if that is planned
 * @param lastRotationDate when it last did, or was made to
 */
public record Secret(
        SecretAttributes kind,
        Instant createTime,
        Instant updateTime,
        SecretConfig config,
        SecretVersions versions,
        @Nullable Instant plannedDeleteTime,
        OwnerSettings settings,
        @Nullable Instant lastRotationDate) {

    public static final int LONGEST_DESCRIPTION = 8192;

    public static final int LONGEST_VERSION_ID = 64;

    /** The name of a secret that is to be created, or the refusal. */
    public static String name(String given, SecretType type, SecretConfig config) {
        type.requireComplete(config);
        return type.name(given, config);
    }

    /** The versions that a new secret begins with: one, or two if it alternates between accounts. */
    public static SecretVersions first(
            SecretType type,
            String versionId,
            SecretData data,
            SecretDataType dataType,
            SecretConfig config,
            GeneratedCredentials fresh) {
        List<SecretData> values = type.first(data, config, fresh);
        SecretVersions versions = SecretVersions.NONE;
        if (values.size() > 1) {
            versions = versions.with(new SecretVersion(
                    fresh.versionId(), fresh.date(), values.get(1), dataType, Set.of(SecretStages.CURRENT)));
        }
        return versions.with(
                new SecretVersion(versionId, fresh.date(), values.get(0), dataType, Set.of(SecretStages.CURRENT)));
    }

    public String name() {
        return kind.name();
    }

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

    /** Whether a managed secret rotates by itself, in the service's words. */
    public Optional<String> automaticRotation() {
        return kind.type().isManaged() ? Optional.of(rotation() == null ? "Disabled" : "Enabled") : Optional.empty();
    }

    /** What else a managed secret is told, as JSON. */
    public Optional<String> extendedConfig() {
        return kind.type().isManaged() ? Optional.of(config.json()) : Optional.empty();
    }

    /** How often it rotates by itself, if it does, as the service writes it. */
    public Optional<String> rotationInterval() {
        return Optional.ofNullable(rotation()).map(Rotation::intervalText);
    }

    public String arn(Scope scope) {
        return scope.arn("secret/" + name());
    }

    public boolean isPendingDeletion() {
        return plannedDeleteTime != null;
    }

    public String path() {
        return "secret/" + name();
    }

    /** Refuses what cannot be done with a secret that is to be deleted. */
    public void requireLive() {
        if (isPendingDeletion()) {
            throw refusal(
                    ErrorCode.SECRET_IN_DELETE_WINDOW,
                    "is to be deleted at " + plannedDeleteTime + "; RestoreSecret brings it back");
        }
    }

    /** Refuses what can only be done with a managed secret, or only with one that is not. */
    public void requireManaged(boolean managed) {
        if (kind.type().isManaged() != managed) {
            throw refusal(
                    ErrorCode.ACTION_NOT_SUPPORTED,
                    "is of type " + kind.type()
                            + (managed ? ", and this needs a managed one" : ", and this needs a generic one"));
        }
    }

    /** When the next rotation is due, if it rotates by itself. */
    public Optional<Instant> nextRotationDate() {
        Instant last = lastRotationDate == null ? createTime : lastRotationDate;
        return rotation() == null
                ? Optional.empty()
                : Optional.of(last.plus(rotation().interval()));
    }

    /** The next moment at which time alone changes this secret. */
    public Optional<Instant> nextChange() {
        return isPendingDeletion() ? Optional.ofNullable(plannedDeleteTime) : nextRotationDate();
    }

    /**
     * This secret without the rotations that it missed so long ago that none of their versions would be left: an even
     * number, since two accounts alternate.
     */
    public Secret skipLongMissedRotations(Instant now) {
        Instant next = nextRotationDate().orElse(now);
        if (rotation() == null || !next.isBefore(now)) {
            return this;
        }
        long forgotten = Duration.between(next, now).dividedBy(rotation().interval()) - SecretVersions.MOST;
        long even = forgotten - forgotten % 2;
        return even <= 0
                ? this
                : withLastRotation(next.plus(rotation().interval().multipliedBy(even - 1)));
    }

    /** The version that is asked for: by id, by label, or by both if they agree; else the current one. */
    public SecretVersion require(@Nullable String versionId, @Nullable String stage) {
        boolean managed = kind.type().isManaged();
        if (managed && stage != null && !SecretStages.isBuiltIn(stage)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "a managed secret has the stages ACSCurrent and ACSPrevious only", "VersionStage");
        }
        Optional<SecretVersion> found = managed || versionId == null
                ? versions.findByStage(stage == null ? SecretStages.CURRENT : stage)
                : versions.find(versionId)
                        .filter(version -> stage == null || version.stages().contains(stage));
        return found.orElseThrow(() -> refusal(
                ErrorCode.RESOURCE_NOT_FOUND,
                "has no version"
                        + (versionId == null ? "" : " " + versionId) + " with stage "
                        + (stage == null ? versionId == null ? SecretStages.CURRENT : "(any)" : stage)));
    }

    /** This secret with another description or other custom data, where given. */
    public Secret update(@Nullable String newDescription, @Nullable Pairs customData, Instant now) {
        requireLive();
        SecretConfig changed = customData == null || !kind.type().isManaged() ? config : config.with(customData);
        return new Secret(
                kind,
                createTime,
                now,
                changed,
                versions,
                plannedDeleteTime,
                newDescription == null ? settings : settings.withDescription(newDescription),
                lastRotationDate);
    }

    public Secret with(SecretVersion version) {
        return with(versions.with(version), version.createTime());
    }

    /** This secret with a label moved or taken away; it has to be where the caller says that it is. */
    public Secret withStageMoved(String stage, @Nullable String from, @Nullable String to) {
        requireVersion(from);
        requireVersion(to);
        if (to == null && SecretStages.isBuiltIn(stage)) {
            throw ErrorCode.STAGE_NOT_REMOVABLE
                    .because("stage " + stage + " can be moved, but not taken away")
                    .about(path());
        }
        if (from != null
                && versions.findByStage(stage)
                        .filter(version -> version.id().equals(from))
                        .isEmpty()) {
            throw ErrorCode.STAGE_MISMATCH
                    .because("RemoveFromVersion is " + from + ", but stage " + stage + " is at "
                            + versions.findByStage(stage).map(SecretVersion::id).orElse("no version"))
                    .about(path());
        }
        return with(to == null ? versions.remove(stage) : versions.move(stage, to), updateTime);
    }

    /** This managed secret with a new value: of the account that is not in use, where there are two. */
    public Secret rotate(String versionId, GeneratedCredentials fresh) {
        SecretVersion replaced = versions.findByStage(SecretStages.PREVIOUS)
                .filter(version -> alternates())
                .or(() -> versions.findByStage(SecretStages.CURRENT))
                .orElseThrow();
        return with(new SecretVersion(
                        versionId,
                        fresh.date(),
                        kind.type().next(replaced.data(), fresh),
                        replaced.dataType(),
                        Set.of(SecretStages.CURRENT)))
                .withLastRotation(fresh.date());
    }

    /** Whether a version has a value that the next rotation of such a secret could replace. */
    public boolean isRotatableWith(SecretVersion version, GeneratedCredentials fresh) {
        try {
            return !kind.type().next(version.data(), fresh).text().isEmpty();
        } catch (RuntimeException e) {
            // what is no such value fails in the words of a call that brings one, or in whatever way it differs
            return false;
        }
    }

    /** This secret, rotating by itself or no longer. */
    public Secret withRotation(@Nullable Rotation wanted) {
        return with(settings.withRotation(wanted));
    }

    public Secret withPlannedDeletion(Instant time) {
        requireLive();
        return withDeleteTime(time);
    }

    public Secret restore() {
        if (!isPendingDeletion()) {
            throw refusal(ErrorCode.SECRET_IN_USE, "is not to be deleted");
        }
        return withDeleteTime(null);
    }

    public Secret withTags(Tags wanted) {
        return with(settings.withTags(wanted));
    }

    public Secret withPolicy(ResourcePolicy wanted) {
        return with(settings.withPolicy(wanted));
    }

    private void requireVersion(@Nullable String id) {
        if (id != null && versions.find(id).isEmpty()) {
            throw refusal(ErrorCode.SECRET_NOT_FOUND, "has no version " + id);
        }
    }

    private boolean alternates() {
        return config.text(ManagedSecretFormat.SUB_TYPE).equals("DoubleUsers");
    }

    private Secret with(SecretVersions changed, Instant newUpdateTime) {
        return new Secret(
                kind, createTime, newUpdateTime, config, changed, plannedDeleteTime, settings, lastRotationDate);
    }

    private Secret withLastRotation(Instant date) {
        return new Secret(kind, createTime, updateTime, config, versions, plannedDeleteTime, settings, date);
    }

    private Secret withDeleteTime(@Nullable Instant time) {
        return new Secret(kind, createTime, updateTime, config, versions, time, settings, lastRotationDate);
    }

    private Secret with(OwnerSettings changed) {
        return new Secret(kind, createTime, updateTime, config, versions, plannedDeleteTime, changed, lastRotationDate);
    }

    /** The refusal that says of this secret what stands in the way. */
    private KmsException refusal(ErrorCode code, String predicate) {
        return code.because("secret " + name() + " " + predicate).about(path());
    }
}
