package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.operation.Length;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an instance was enabled. */
record NetworkEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its VPC")
        String vpcId,

        @Says("its zones") List<String> zoneIds,
        @Says("its switches") List<String> vSwitchIds,

        @Nullable @Says("when it was enabled; the instance's creation unless given")
        Moment since,

        @Nullable @Says("when enabling it is over; at once unless given")
        Moment usableFrom) {
    static @Nullable NetworkEntry of(@Nullable Network network) {
        return network == null
                ? null
                : new NetworkEntry(
                        network.vpcId(),
                        network.zoneIds(),
                        network.vSwitchIds(),
                        Moment.of(network.since()),
                        Moment.of(network.usableFrom()));
    }

    Network plant(Planting planting, Instant createTime) {
        Instant began = planting.time(since, createTime, this, "since");
        return new Network(vpcId, zoneIds, vSwitchIds, began, planting.time(usableFrom, began, this, "usableFrom"));
    }
}
