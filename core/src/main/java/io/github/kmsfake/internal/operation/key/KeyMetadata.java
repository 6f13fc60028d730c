package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyState;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.operation.RotationDetails;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.WireName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What there is to say of a key. */
record KeyMetadata(
        @Unwrapped Identity identity,
        @Unwrapped Condition condition,
        String description,
        @Nullable String primaryKeyVersion,
        Instant lastRotationDate,
        @Unwrapped RotationDetails rotation,
        @Unwrapped Ends ends,
        @Nullable @WireName("DKMSInstanceId") String instanceId) {

    record Identity(String keyId, String arn, String creator, Instant creationDate) {}

    record Condition(
            KeySpec keySpec,
            KeyUsage keyUsage,
            KeyState keyState,
            KeyAttributes.Origin origin,
            KeyAttributes.ProtectionLevel protectionLevel) {}

    /** When the key will be deleted and its material expires; empty if never. */
    record Ends(String deleteDate, String materialExpireTime) {}

    static KeyMetadata of(Key key, Scope scope) {
        KeyAttributes kind = key.kind();
        return new KeyMetadata(
                new Identity(key.id(), key.arn(scope), scope.accountId(), key.creationDate()),
                new Condition(kind.spec(), kind.usage(), key.state(), kind.origin(), kind.protectionLevel()),
                key.description(),
                kind.spec().isAsymmetric()
                        ? null
                        : key.primary().map(KeyVersion::id).orElse(""),
                key.lastRotationDate(),
                rotation(key),
                new Ends(
                        Objects.toString(key.deleteDate(), ""),
                        key.materialExpiry().map(Instant::toString).orElse("")),
                kind.instanceId());
    }

    private static RotationDetails rotation(Key key) {
        Rotation rotation = key.rotation();
        return rotation == null
                ? new RotationDetails("Disabled", null, null)
                : new RotationDetails(
                        key.isRotationSuspended() ? "Suspended" : "Enabled",
                        rotation.intervalText(),
                        key.nextRotationDate().orElse(null));
    }
}
