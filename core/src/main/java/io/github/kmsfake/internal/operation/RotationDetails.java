package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.model.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a key or a managed secret rotates, as answers show it; of other secrets they show nothing. */
public record RotationDetails(
        @Nullable String automaticRotation,
        @Nullable String rotationInterval,
        @Nullable Instant nextRotationDate) {
    /** How a secret rotates. */
    public static RotationDetails of(Secret secret) {
        return new RotationDetails(
                secret.automaticRotation().orElse(null),
                secret.rotationInterval().orElse(null),
                secret.nextRotationDate().orElse(null));
    }
}
