package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a managed secret rotates, as answers show it; of other secrets they show nothing. */
record RotationDetails(
        @Nullable String automaticRotation,
        @Nullable String rotationInterval,
        @Nullable Instant nextRotationDate) {
    static RotationDetails of(Secret secret) {
        Rotation rotation = secret.rotation();
        if (!secret.kind().type().isManaged()) {
            return new RotationDetails(null, null, null);
        }
        return rotation == null
                ? new RotationDetails("Disabled", null, null)
                : new RotationDetails(
                        "Enabled",
                        rotation.intervalText(),
                        secret.nextRotationDate().orElse(null));
    }
}
