package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.ChargeType;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.KmsInstance.Capacity;
import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.model.KmsInstance.Purchase;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Tags;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An instance that exists from the beginning. This API has no operation that makes one.
 *
 * @param standard whether it is the default instance of its account and region
 */
public record InstanceSeed(
        Scope scope,
        String id,
        String name,
        InstanceStatus status,
        ChargeType chargeType,
        Capacity capacity,
        boolean publicAccess,
        boolean deletionProtection,
        boolean standard) {

    /** How large an instance is unless told otherwise. */
    public static final Capacity USUAL = new Capacity("3", 1000, 1000, 1000, 5, 0, 0);

    /** An instance that is ready for use, pay as you go, with a usual capacity. */
    public static InstanceSeed ready(Scope scope, String id) {
        return new InstanceSeed(scope, id, id, InstanceStatus.CONNECTED, ChargeType.POSTPAY, USUAL, true, false, false);
    }

    /** The end that the service shows for what is paid as it is used: none in sight, midnight in China. */
    private static final Instant NO_END = LocalDateTime.of(2099, 12, 31, 16, 0).toInstant(ZoneOffset.UTC);

    private static final int DAYS_OF_SUBSCRIPTION = 365;

    public KmsInstance toModel(Instant now) {
        boolean enabled = status != InstanceStatus.UNINITIALIZED;
        String zone = scope.regionId() + "-";
        return new KmsInstance(
                id,
                new Purchase(
                        chargeType,
                        capacity,
                        now,
                        chargeType == ChargeType.POSTPAY ? NO_END : now.plus(DAYS_OF_SUBSCRIPTION, ChronoUnit.DAYS)),
                name,
                status,
                enabled
                        ? new Network("vpc-kmsfake", List.of(zone + "a", zone + "b"), List.of("vsw-kmsfake"), now, now)
                        : null,
                List.of(),
                publicAccess,
                DeletionProtection.of(deletionProtection, null),
                Tags.NONE);
    }
}
