package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyState;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.operation.WireName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What there is to say of a key. */
record KeyMetadata(
        String keyId,
        String arn,
        String creator,
        Instant creationDate,
        KeySpec keySpec,
        KeyUsage keyUsage,
        KeyState keyState,
        KeyAttributes.Origin origin,
        KeyAttributes.ProtectionLevel protectionLevel,
        String description,
        @Nullable String primaryKeyVersion,
        Instant lastRotationDate,
        String automaticRotation,
        @Nullable String rotationInterval,
        @Nullable Instant nextRotationDate,
        String deleteDate,
        String materialExpireTime,
        @Nullable @WireName("DKMSInstanceId") String instanceId) {

    static KeyMetadata of(Key key, Scope scope) {
        Rotation rotation = key.rotation();
        return new KeyMetadata(
                key.id(),
                key.arn(scope),
                scope.accountId(),
                key.creationDate(),
                key.kind().spec(),
                key.kind().usage(),
                key.state(),
                key.kind().origin(),
                key.kind().protectionLevel(),
                key.description(),
                key.kind().spec().isAsymmetric()
                        ? null
                        : key.primary().map(KeyVersion::id).orElse(""),
                key.lastRotationDate(),
                rotation == null ? "Disabled" : key.isRotationSuspended() ? "Suspended" : "Enabled",
                rotation == null ? null : rotation.intervalText(),
                key.nextRotationDate().orElse(null),
                Objects.toString(key.deleteDate(), ""),
                key.materialExpiry().map(Instant::toString).orElse(""),
                key.kind().instanceId());
    }
}
