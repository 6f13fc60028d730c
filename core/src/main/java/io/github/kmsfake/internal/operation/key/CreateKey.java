package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyAttributes.Origin;
import io.github.kmsfake.internal.model.KeyAttributes.ProtectionLevel;
import io.github.kmsfake.internal.model.KeyState;
import io.github.kmsfake.internal.model.KeyVersions;
import io.github.kmsfake.internal.model.OwnerSettings;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates a key, with its first version unless the client will import the material. */
final class CreateKey {
    static final Operation<?, ?> OPERATION =
            Operation.writesAfter(Request.class, Response.class, CreateKey::admit, CreateKey::make, CreateKey::finish);

    record Request(
            @Nullable KeySpec keySpec,
            @Nullable KeyUsage keyUsage,
            @Nullable Origin origin,
            @Nullable ProtectionLevel protectionLevel,

            @Nullable @EmptyAllowed @Length(max = Key.LONGEST_DESCRIPTION)
            String description,

            @Nullable Boolean enableAutomaticRotation,
            @Nullable String rotationInterval,

            @Nullable @WireName("DKMSInstanceId") String instanceId,

            @Nullable @OneOf({"HsmInternal", "HsmEncryptedDatabase"})
            String keyStorageMechanism,

            @Nullable Tags tags,
            @Nullable ResourcePolicy policy) {}

    record Response(KeyMetadata keyMetadata) {}

    private record Wanted(Request request, KeyAttributes kind, Optional<Rotation> rotation, String regionId) {}

    private static Wanted admit(Request request, Region region) {
        Optional<Rotation> rotation = Rotation.of(
                Boolean.TRUE.equals(request.enableAutomaticRotation()), request.rotationInterval(), Rotation.Of.KEY);
        KeyAttributes kind = kind(request, region);
        kind.requirePossible();
        if (rotation.isPresent() && !kind.isRotatable()) {
            throw ErrorCode.ACTION_NOT_SUPPORTED.because(
                    "a key with KeySpec " + kind.spec() + " and Origin " + kind.origin() + " cannot rotate by itself");
        }
        if (request.policy() != null) {
            ResourcePolicy.requireSupport(kind.instance());
        }
        region.requireRoomForKey(kind);
        return new Wanted(request, kind, rotation, region.scope().regionId());
    }

    private static KeyAttributes kind(Request request, Region region) {
        return KeyAttributes.of(
                request.keySpec(),
                request.keyUsage(),
                request.origin(),
                request.protectionLevel(),
                Optional.ofNullable(request.instanceId())
                        .or(region::defaultInstanceId)
                        .orElse(null));
    }

    private static Key make(Wanted wanted, Sources sources) {
        KeyAttributes kind = wanted.kind();
        Request request = wanted.request();
        Instant now = sources.now();
        String id = sources.makeKeyId(kind, wanted.regionId());
        boolean external = kind.origin() == Origin.EXTERNAL;
        return new Key(
                id,
                kind,
                now,
                external ? KeyState.PENDING_IMPORT : KeyState.ENABLED,
                null,
                external ? KeyVersions.NONE : KeyVersions.NONE.with(sources.makeVersion(id, kind, now)),
                null,
                DeletionProtection.OFF,
                new OwnerSettings(
                        Objects.requireNonNullElse(request.description(), ""),
                        wanted.rotation().orElse(null),
                        Objects.requireNonNullElse(request.tags(), Tags.NONE),
                        request.policy()));
    }

    private static Response finish(Request request, Key created, Region region) {
        region.requireRoomForKey(created.kind());
        region.keys().add(created);
        return new Response(KeyMetadata.of(created, region.scope()));
    }
}
