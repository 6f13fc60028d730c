package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.ReadableSecret;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.operation.RotationDetails;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The value of a secret, as GetSecretValue and its batch show it. */
record SecretValueView(
        String secretName,
        SecretType secretType,
        String secretData,
        SecretDataType secretDataType,
        String versionId,
        Stages versionStages,
        Instant createTime,
        @Unwrapped RotationDetails rotation,
        @Nullable Instant lastRotationDate,
        @Nullable String extendedConfig) {

    /** The value that is asked for, or the refusal. */
    static SecretValueView of(
            String name, @Nullable String versionId, @Nullable String stage, boolean withConfig, Region region) {
        ReadableSecret readable = region.readSecret(name, versionId, stage);
        Secret found = readable.secret();
        SecretVersion version = readable.version();
        return new SecretValueView(
                found.name(),
                found.kind().type(),
                version.data().text(),
                version.dataType(),
                version.id(),
                Stages.of(version),
                found.createTime(),
                RotationDetails.of(found),
                found.lastRotationDate(),
                withConfig ? found.extendedConfig().orElse(null) : null);
    }
}
