package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.RecoveryWindow;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deletes a secret: at once if forced, else after some days in which it can be restored. */
final class DeleteSecret {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, Response.class, DeleteSecret::handle);

    record Request(
            String secretName,
            @Nullable Flag forceDeleteWithoutRecovery,
            @Nullable RecoveryWindow recoveryWindowInDays) {}

    record Response(String secretName, Instant plannedDeleteTime) {}

    private static Response handle(Request request, Region region) {
        Secret found = region.secrets().require(request.secretName());
        Instant now = region.sources().now();
        if (Flag.isOn(request.forceDeleteWithoutRecovery())) {
            region.secrets().remove(found);
            return new Response(found.name(), now);
        }
        Instant time = now.plus(
                Objects.requireNonNullElse(request.recoveryWindowInDays(), RecoveryWindow.USUAL)
                        .days(),
                ChronoUnit.DAYS);
        region.secrets().replace(found.withPlannedDeletion(time));
        return new Response(found.name(), time);
    }
}
