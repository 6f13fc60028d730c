package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Has a key deleted after some days, in which that can be cancelled. */
final class ScheduleKeyDeletion {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, ScheduleKeyDeletion::handle);

    record Request(String keyId, @Range(min = 7, max = 366) Integer pendingWindowInDays) {}

    private static void handle(Request request, Region region) {
        Instant date = region.sources().now().plus(request.pendingWindowInDays(), ChronoUnit.DAYS);
        region.keys().replace(region.keys().requireById(request.keyId()).scheduleDeletion(date));
    }
}
