package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretStages;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Moves a label from one version of a generic secret to another, adds it to one or takes it away. */
final class UpdateSecretVersionStage {
    static final Operation<?, ?> OPERATION =
            Operation.writes(Request.class, NamedSecret.class, UpdateSecretVersionStage::handle);

    record Request(
            String secretName,
            @Matches(SecretStages.NAME) String versionStage,
            @Nullable String removeFromVersion,
            @Nullable String moveToVersion) {}

    private static NamedSecret handle(Request request, Region region) {
        if (request.removeFromVersion() == null && request.moveToVersion() == null) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "neither RemoveFromVersion nor MoveToVersion was sent", "MoveToVersion");
        }
        Secret found = region.secrets().require(request.secretName());
        found.requireLive();
        found.requireManaged(false);
        region.secrets()
                .replace(found.withStageMoved(
                        request.versionStage(), request.removeFromVersion(), request.moveToVersion()));
        return new NamedSecret(found.name());
    }
}
